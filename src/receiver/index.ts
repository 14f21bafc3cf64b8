/** The consumer's side: takes lead events, judges them again, keeps them, shows them. */
export type {
  DeadLetterOptions,
  DeliveryState,
  DeliveryStore,
  DisabledTarget,
  LeasedDelivery,
  LeaseRequest,
  NewDelivery,
  Settlement,
  TargetState,
} from './delivery-store.ts';
export type { Enricher, EnricherOptions } from './enrich/enricher.ts';
export { createEnricher } from './enrich/enricher.ts';
export type { EnrichContext, EnrichHook, Enrichment } from './enrich/hook.ts';
export { discordTarget } from './forward/discord-target.ts';
export type { EmailTargetOptions } from './forward/email-target.ts';
export { emailTarget } from './forward/email-target.ts';
export type { Trouble } from './forward/deliver.ts';
export type { Forwarder, ForwarderOptions } from './forward/forwarder.ts';
export { createForwarder } from './forward/forwarder.ts';
export type { HttpTargetOptions } from './forward/http-target.ts';
export type { ChatTargetOptions } from './forward/slack-target.ts';
export { slackTarget } from './forward/slack-target.ts';
export type { Outgoing, SendResult, Target, TargetOptions } from './forward/target.ts';
export type { WebhookTargetOptions } from './forward/webhook-target.ts';
export { webhookTarget } from './forward/webhook-target.ts';
export type { AllowedOrigin } from './origin.ts';
export type { SpamRule } from './assess-lead.ts';
export type { AltchaOptions } from './challenge/altcha.ts';
export { altcha } from './challenge/altcha.ts';
export type {
  ChallengeContext,
  ChallengeHook,
  ChallengeResult,
  LeadChallenge,
} from './challenge/challenge.ts';
export type { HcaptchaOptions, RecaptchaOptions, TurnstileOptions } from './challenge/services.ts';
export { hcaptcha, recaptcha, turnstile } from './challenge/services.ts';
export type { SiteverifyOptions } from './challenge/siteverify.ts';
export type { TokenMemory } from './challenge/token-memory.ts';
export { clientAddress } from './client-address.ts';
export type { HealthOptions } from './health.ts';
export { createHealth } from './health.ts';
export type { ExportedLead } from './inbox/export.ts';
export type { InboxOptions } from './inbox/inbox.ts';
export { createInbox } from './inbox/inbox.ts';
export { OptionError } from './option-error.ts';
export { PackageMissing } from './package-missing.ts';
export type { ProblemBody, ProblemError, ProblemKind } from './problem.ts';
export { Problem } from './problem.ts';
export type { RateLimit } from './rate-limit.ts';
export type { LeadReceipt, ReceiverOptions } from './receiver.ts';
export { createReceiver } from './receiver.ts';
export type { Retention, RetentionOptions } from './retention.ts';
export { ClockDoubt, createRetention } from './retention.ts';
export type { SpamScore, SpamSignal } from './spam-score.ts';
export { spamScore } from './spam-score.ts';
export type {
  Annotation,
  Cursor,
  EarlierSend,
  JudgedLead,
  LeadJudgement,
  ListOptions,
  SaveResult,
  SearchOptions,
  SearchResult,
  Store,
  StoredLead,
  TakeUnenriched,
} from './store.ts';
export { CORRECTION_MS } from './store.ts';
export { openLibsqlStore } from './stores/libsql.ts';
export { openStore } from './stores/open.ts';
export { openPostgresStore } from './stores/postgres.ts';
