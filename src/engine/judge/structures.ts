// The structural checks by the names that rule files use for them (`structure: jwt`).
import { awsKeyId } from './structures/aws-key-id.ts';
import { azureSas } from './structures/azure-sas.ts';
import { basicHeader } from './structures/basic-header.ts';
import { bearer } from './structures/bearer.ts';
import { derKey } from './structures/der-key.ts';
import { googleServiceAccount } from './structures/google-service-account.ts';
import { jwt } from './structures/jwt.ts';
import { kubernetesSecret } from './structures/kubernetes-secret.ts';
import { pem } from './structures/pem.ts';
import { stripe } from './structures/stripe.ts';
import type { StructureCheck } from './structures/told.ts';
import { typedPassword } from './structures/typed.ts';
import { urlPassword } from './structures/url-password.ts';

/** `assignment` is not here: the engine asks `assignment.ts` for it, which finds the value itself. */
export const structures: Readonly<Record<string, StructureCheck>> = {
  pem,
  'der-key': derKey,
  jwt,
  'aws-key-id': awsKeyId,
  'azure-sas': azureSas,
  stripe,
  'google-service-account': googleServiceAccount,
  'kubernetes-secret': kubernetesSecret,
  'url-password': urlPassword,
  'basic-header': basicHeader,
  bearer,
  'typed-password': typedPassword,
};
