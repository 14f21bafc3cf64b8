/** The consumer's side: takes lead events, judges them again, stores, shows and forwards them. */
export type { AltchaOptions } from './assess/challenge/altcha.ts';
export { altcha } from './assess/challenge/altcha.ts';
export type {
  ChallengeContext,
  ChallengeHook,
  ChallengeResult,
  LeadChallenge,
  TokenMemory,
} from './assess/challenge/challenge.ts';
export type {
  HcaptchaOptions,
  RecaptchaOptions,
  SiteverifyOptions,
  TurnstileOptions,
} from './assess/challenge/services.ts';
export { hcaptcha, recaptcha, turnstile } from './assess/challenge/services.ts';
export type { Enricher, EnricherOptions } from './assess/enrich/enricher.ts';
export { createEnricher } from './assess/enrich/enricher.ts';
export type { EnrichContext, EnrichHook, Enrichment } from './assess/enrich/hook.ts';
export type { JudgedLead, LeadJudgement } from './assess/judgement.ts';
export type { SpamRule, SpamScore, SpamSignal } from './assess/spam.ts';
export { spamScore } from './assess/spam.ts';
export { OptionError, PackageMissing } from './errors.ts';
export type { ChatTargetOptions } from './forward/chat-targets.ts';
export { discordTarget, slackTarget } from './forward/chat-targets.ts';
export type { Trouble } from './forward/deliver.ts';
export type { EmailTargetOptions } from './forward/email-target.ts';
export { emailTarget } from './forward/email-target.ts';
export type { Forwarder, ForwarderOptions } from './forward/forwarder.ts';
export { createForwarder } from './forward/forwarder.ts';
export type { HttpTargetOptions } from './forward/http-target.ts';
export type { Outgoing, SendResult, Target, TargetOptions } from './forward/target.ts';
export type { WebhookTargetOptions } from './forward/webhook-target.ts';
export { webhookTarget } from './forward/webhook-target.ts';
export type { RateLimit } from './http/client.ts';
export { clientAddress } from './http/client.ts';
export type { HealthOptions } from './http/health.ts';
export { createHealth } from './http/health.ts';
export type { AllowedOrigin } from './http/origin.ts';
export type { ProblemBody, ProblemError, ProblemKind } from './http/problem.ts';
export { Problem } from './http/problem.ts';
export type { ExportedLead } from './inbox/export.ts';
export type { InboxOptions } from './inbox/inbox.ts';
export { createInbox } from './inbox/inbox.ts';
export type { LeadReceipt, ReceiverOptions } from './receiver.ts';
export { createReceiver } from './receiver.ts';
export type {
  DeadLetterOptions,
  DeliveryState,
  DeliveryStore,
  DisabledTarget,
  LeasedDelivery,
  LeaseRequest,
  NewDelivery,
  Recipient,
  Settlement,
  TargetState,
} from './store/delivery-store.ts';
export { openLibsqlStore } from './store/libsql/libsql-store.ts';
export { openStore } from './store/open-store.ts';
export { openPostgresStore } from './store/postgres/postgres-store.ts';
export type { Retention, RetentionOptions } from './store/retention.ts';
export { ClockDoubt, createRetention } from './store/retention.ts';
export type {
  Annotation,
  Cursor,
  EarlierSend,
  ListOptions,
  SaveResult,
  SearchOptions,
  SearchResult,
  Store,
  StoredLead,
  TakeUnenriched,
} from './store/store.ts';
export { CORRECTION_MS } from './store/store.ts';
