// Values that people write where the secret goes: brackets, masks, instructions, stock words.

const bracketed =
  /^<[^<>]*>$|<[A-Za-z][\w .:-]*>|^\[[^\]]*\]$|^\{[^}]*\}$|^\(.*\)$|^__\w+__$|^%[\w-]+%$|^@@.*@@$|^\.{3,}$|\.\.\.$|^…$|\xe2\x80\xa6/;
const masked = /^[*xX•#_.?-]+$|\*{3,}|x{5,}|X{5,}|#{4,}|\?{4,}|_{4,}$|\.{4,}|(.)\1{7,}/;
const nullWord =
  /^(?:null|nil|none|undefined|true|false|yes|no|on|off|empty|nan|void|string|str|text|varchar|integer|int|boolean|bool|object|array|function|optional|required|n\/a|tbd|todo|default|auto|self|this|type|unset|not[-_ ]?set|disabled|enabled|missing|unknown|public|private)$/i;

/** Whether `value` is bracketed (`<your key>`), masked (`****`, `xxxx`), or one character over and over. */
export function isPlaceholder(value: string): boolean {
  return bracketed.test(value) || masked.test(value) || nullWord.test(value);
}

const stock =
  /^(?:p[a@4][s5$]{2}w(?:[o0]r)?d|pass|passwd|passphrase|pwd|pw|secret|secrets|s3cr3t|secretkey|token|key|apikey|test|tests|testing|tester|admin|administrator|root|user|username|guest|demo|example|sample|foo|bar|baz|foobar|foobarbaz|qux|quux|changeme|change_me|change-me|changeit|letmein|welcome|qwerty|qwertz|asdf|asdfasdf|abc|abcd|abcdef|abcdefg|abcdefgh|hello|world|helloworld|hunter2|dummy|fake|mock|value|name|login|something|anything|whatever|blah|xyz|hi|temp|tmp|mysql|postgres|postgresql|mongo|mongodb|redis|rabbitmq|guest|oracle|sa|db|database|local|localhost|master|private|public|bearer|basic|jwt|auth|oauth|none|code|data|client|server|access|refresh|invalid|valid|wrong|right|correct|incorrect|bad|good|new|old|first|second|my|your|the|insecure|unsafe|supersecret|topsecret|opensesame|trustno1|iloveyou|monkey|dragon|zabbix|vagrant|ansible|docker|jenkins|grafana|kibana|elastic|minio|minioadmin|toor|alpine|raspberry|ubuntu|debian|centos)[\d!@#$%^&*.]{0,4}$/i;
const hinting =
  /(?:^|[^a-z])(?:my|your|the|some|any|an?)(?:[^a-z]|$)|example|sample|dummy|placeholder|replace|insert|change[-_ ]?me|enter|todo|fixme|redact|foo(?:bar)?|blah|fake|mock|stub|put[-_ ]?your|goes[-_ ]?here|default|lorem|ipsum/i;
const stockInside =
  /pass(?:wor[dt]|wd|phrase)?|p[a@]ss|p[a@4][s5$]+w[o0]rd|secret|token|(?:^|[^a-z])key|api[-_]?key|credential|test|user|admin/i;
const sequential =
  /^(?:0?123456789?0?|1234|12345|123456|1234567|12345678|abcd?1234?|abc123|987654321?0?|qwerty\d*|asdf\w*|a{3,}\d*|1q2w3e4r\w*)$/i;

/** Whether `value` is one of the words that everybody types: `password`, `admin123`, `changeme`. */
export function isStock(value: string): boolean {
  return stock.test(value) || sequential.test(value);
}

/** Whether `value` says of itself that it is an example, or names what should stand there: `my-token`, `your_key`. */
export function isHinting(value: string): boolean {
  return hinting.test(value);
}

/** Whether `value` holds a word for a secret, as `mysecret` and `test-password-1` do. */
export function holdsStock(value: string): boolean {
  return stockInside.test(value);
}

/** Whether one of the runs `0123456789`, `abcdefgh`, `12345678` stands in `value`: typed, not made. */
export function holdsSequence(value: string): boolean {
  return /01234567|12345678|abcdefgh|23456789|987654|deadbeef|cafebabe|AAAAAA|aaaaaa|000000|111111|qwerty/.test(value);
}
