import { describe, expect, test } from 'vitest';
import { mailLink, phoneLink, webLink } from '../../src/receiver/lead-text.ts';

describe('links from what visitors typed', () => {
  test.each([
    [mailLink, 'ada@example.com', 'mailto:ada@example.com'],
    [mailLink, ' ada+web@exämple.co.uk ', 'mailto:ada%2Bweb@ex%C3%A4mple.co.uk'],
    [mailLink, 'a?b&c@example.com', 'mailto:a%3Fb%26c@example.com'],
    [mailLink, 'ada', undefined],
    [mailLink, 'ada@localhost', undefined],
    [mailLink, 'ada@example.com,eve@example.com', undefined],
    [mailLink, 'Ada <ada@example.com>', undefined],
    [mailLink, 'ada@example.com?bcc=eve@example.com', undefined],
    [mailLink, 'ada@example.com\nbcc:eve', undefined],
    [phoneLink, '+33 (0)1 23-45.67/89', 'tel:+330123456789'],
    [phoneLink, '06 12 34 56 78', 'tel:0612345678'],
    [phoneLink, 'call me', undefined],
    [phoneLink, '123', undefined],
    [phoneLink, '12345678901234567', undefined],
    [phoneLink, '+33;ext=javascript:1', undefined],
    [webLink, 'https://example.com', 'https://example.com/'],
    [webLink, 'HTTP://example.com/a b', 'http://example.com/a%20b'],
    [webLink, 'example.com', undefined],
    [webLink, 'javascript:alert(1)//https://x.example', undefined],
    [webLink, 'https://bank.example@evil.example', undefined],
    [webLink, 'ftp://example.com', undefined],
  ])('%o of %j is %j', (link, text, href) => {
    expect(link(text)).toBe(href);
  });
});
