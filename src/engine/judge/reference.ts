// Text that stands for a value kept elsewhere, or that is computed: nothing leaks with it.

const interpolated =
  /\$\{[^}]{0,200}\}|\$\{[a-z_]\w*[.(:]|#\{[@\w]|\$\([^)]{0,200}\)|\{\{.{0,200}?\}\}|\{\{[\w. -]{0,40}$|<%.{0,200}?%>|#\{[^}]{0,200}\}|\$\[[^\]]{0,200}\]|@\{[^}]{0,200}\}|%\{[^}]{0,200}\}|%\([\w.]+\)[sd]|\$\{?[A-Za-z_]\w{2,}\}?$|^%[A-Za-z_]\w*%$|^!\w+!$|(?:^|[\s:=/_"'(-])%[sdvqx@](?=$|[\s:@/_"').&-])|^\$+[\w.:{}-]*$|\\\(\w+\)|^\{[\w.:-]*\}$/;
const lookup =
  /^(?:process\.env|os\.environ|env\.|ENV\[|ENV\.|System\.getenv|getenv|secrets?\.|vars?\.|var\.|local\.|data\.|module\.|self\.|this\.|config\.|settings\.|vault:|op:\/\/|ssm:|arn:aws|aws-sm:|secretsmanager:|keyring:|file:|env:|ref\+|@Microsoft\.KeyVault|projects\/[^/]+\/secrets|ENC\[|enc:|\{cipher\}|!vault|!secret|\$ANSIBLE_VAULT|encrypted:|\$2[aby]\$|\$argon2|pbkdf2_|\$5\$|\$6\$|\$1\$|\{SSHA\}|\{SHA\}|\{noop\})/i;
const expression =
  /^[A-Za-z_$@][\w$]*(?:(?:\.|->|::|\?\.)[A-Za-z_$][\w$]*)*\s*[([]|^[A-Za-z_$@][\w$]*(?:(?:->|::|\?\.)[A-Za-z_$][\w$]*)+$|=>|^\(|^function\b|^lambda\b|^new\s|^@[\w.]+$|^&\w+$|^\*\w+$|^!\w+$|\(\)$/;

/** Whether `value` has a place for something filled in later: `${VAR}`, `{{ x }}`, `%s`, `<%= x %>`, `#{x}`. */
export function isInterpolated(value: string): boolean {
  return interpolated.test(value);
}

/** Whether `value` names a store, a variable or an encrypted text instead of being the secret. */
export function isLookup(value: string): boolean {
  return lookup.test(value);
}

/** Whether an unquoted `value` is code: a call, an index, a member, a lambda. */
export function isExpression(value: string): boolean {
  return expression.test(value);
}

/** Whether an unquoted `value` is a property path such as `user.password`. */
export function isPropertyPath(value: string): boolean {
  return /^[A-Za-z_$@][\w$]*(?:\.[A-Za-z_$][\w$]*)+[!;,)]*$/.test(value) && !/\d[a-z]\d/i.test(value);
}
