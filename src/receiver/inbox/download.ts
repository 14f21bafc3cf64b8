import { secretHeaders } from './answer.ts';

/**
 * A file as the answer to a request, made while it is read: who reads slowly makes us slow, and who stops reading
 * stops us. A failure in the midst breaks the connection off, so that no half file looks whole.
 */
export async function download(
  name: string,
  type: string,
  pieces: AsyncGenerator<string>,
  onFailure: (error: unknown) => void,
): Promise<Response> {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next().catch((error: unknown) => {
          onFailure(error);
          throw error;
        });
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
  const headers = { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` };
  return new Response(body, { headers: { ...(await secretHeaders()), ...headers } });
}
