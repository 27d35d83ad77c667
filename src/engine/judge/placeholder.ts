// Values that people write where the secret goes: brackets, masks, instructions, stock words.

const bracketed =
  /^<[^<>]*>$|<[A-Za-z][\w .:-]*>|^\[[^\]]*\]$|^\{[^}"':]*\}$|^\(.*\)$|^__\w+__$|^%[\w-]+%$|^@@.*@@$|^\.{3,}$|\.\.\.$|^…$|\xe2\x80\xa6/;
const masked =
  /^[*xX•#_.?-]+$|\*{3,}|x{5,}|X{5,}|#{4,}|\?{4,}|_{4,}$|\.{4,}|^(.)\1{3,}$|^(?!.{80})(?:.*)([^\W_]|\W)\2{7,}/;
const nullWord =
  /^(?:null|nil|none|undefined|true|false|yes|no|on|off|empty|nan|void|string|str|text|varchar|integer|int|boolean|bool|object|array|function|optional|required|n\/a|tbd|todo|default|auto|self|this|type|unset|not[-_ ]?set|disabled|enabled|missing|unknown|public|private|utf-?(?:8|16)(?:le|be)?|base64(?:url)?|ascii|latin1|binary|hex|md5|sha-?\d+|hmac-?sha\d+|rs256|hs256|es256|bcrypt|argon2\w*|scram-sha-\d+|plain(?:text)?|xoauth2|basic|bearer|digest|ntlm|negotiate|kerberos)$/i;

/** Whether `value` is bracketed (`<your key>`), masked (`****`, `xxxx`), or one character over and over. */
export function isPlaceholder(value: string): boolean {
  return bracketed.test(value) || masked.test(value) || nullWord.test(value);
}

const stock =
  /^(?:p[a@4][s5$]{2}w(?:[o0]r)?d|pass|passwd|passphrase|pwd|pw|secret|secrets|s[e3][ck]r[e3]t|secretkey|token|key|apikey|test|tests|testing|tester|admin|administrator|root|user|username|guest|demo|example|sample|foo|bar|baz|foobar|foobarbaz|qux|quux|changeme|change_me|change-me|changeit|letmein|welcome|qwerty|qwertz|asdf|asdfasdf|abc|abcd|abcdef|abcdefg|abcdefgh|hello|world|helloworld|hunter2|dummy|fake|mock|value|name|login|something|anything|whatever|blah|xyz|hi|temp|tmp|mysql|postgres|postgresql|mongo|mongodb|redis|rabbitmq|guest|oracle|sa|db|database|local|localhost|master|private|public|bearer|basic|jwt|auth|oauth|none|code|data|client|server|access|refresh|invalid|valid|wrong|right|correct|incorrect|bad|good|new|old|first|second|my|your|the|insecure|unsafe|supersecret|topsecret|opensesame|trustno1|iloveyou|monkey|dragon|superman|batman|princess|sunshine|football|baseball|starwars|whatever|computer|internet|shadow|michael|zabbix|vagrant|ansible|docker|jenkins|grafana|kibana|elastic|minio|minioadmin|toor|alpine|raspberry|ubuntu|debian|centos)[\d!@#$%^&*.]{0,4}$/i;
const hinting =
  /(?:^|[_\W])(?:my|your|the|some|any|an?)(?:[_\W]|$)|^(?:my|your|some|the)[A-Za-z_-]*$|example|sample|dummy|placeholder|replace|insert|change[-_ ]?me|enter|todo|fixme|redact|(?:^|[^a-z\d])foo|foobar|blah|fake|mock|stub|put[-_ ]?your|goes[-_ ]?here|default|lorem|ipsum/i;
const stockInside =
  /pass(?:wor[dt]|wd|phrase)?|p[a@]ss|p[a@4][s5$]+w[o0]rd|secret|token|(?:^|[^a-z])key|api[-_]?key|credential|test|user|admin/i;
const sequential =
  /^(?:0?123456789?0?|1234|12345|123456|1234567|12345678|abcd?1234?|abc123|987654321?0?|qwerty\d*|asdf\w*|a{3,}\d*|1q2w3e4r\w*)$/i;

/** Whether `value` is one of the words that everybody types, once or twice over: `password`, `admin123`, `changeme`. */
export function isStock(value: string): boolean {
  const half = value.length > 64 ? undefined : /^(.{3,32})\1$/.exec(value)?.[1];
  return stock.test(value) || sequential.test(value) || (half !== undefined && stock.test(half));
}

/** Whether `value` says of itself that it is an example, or names what should stand there: `my-token`, `your_key`. */
export function isHinting(value: string): boolean {
  return hinting.test(value);
}

/** Whether `value` holds a word for a secret, as `mysecret` and `test-password-1` do. */
export function holdsStock(value: string): boolean {
  return stockInside.test(value);
}

/** Whether the word in `value` is spelt with digits or symbols for letters and more stands around it: `Xp4ssw0rd77`. */
export function isLeet(value: string): boolean {
  return (
    value.length >= 9 &&
    /[A-Z]/.test(value) &&
    /[a-z]/.test(value) &&
    /[a-z][0-9$@][a-z$]|[a-z$]0[a-z]/i.test(value) &&
    !/password|secret|token/i.test(value)
  );
}

/** Whether one of the runs `0123456789`, `abcdefgh`, `12345678` stands in `value`: typed, not made. */
export function holdsSequence(value: string): boolean {
  return /01234567|12345678|abcdefgh|a1b2c3|A1b2C3|1a2b3c|23456789|987654|deadbeef|cafebabe|AAAAAA|aaaaaa|000000|111111|qwerty/.test(
    value,
  );
}
