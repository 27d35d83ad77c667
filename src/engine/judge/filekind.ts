/** What a path says about the text in it, as far as the judge cares. */
export interface FileKind {
  /** `code`: strings stand in quotes there, so a bare word is a variable or a type. `translation`: texts for people. */
  readonly kind: 'code' | 'markup' | 'config' | 'prose' | 'lock' | 'translation' | 'minified' | 'shell' | 'unknown';
  /** Somebody else's code, copied in. */
  readonly vendored: boolean;
}

const code =
  /\.(?:[cm]?[jt]sx?|vue|svelte|py|pyx|rb|rake|gemspec|go|java|kt|kts|scala|groovy|gradle|cs|vb|fs|c|cc|cpp|cxx|h|hh|hpp|m|mm|swift|rs|php|phtml|pl|pm|lua|dart|ex|exs|erl|hrl|hs|clj|cljs|elm|jl|r|sol|nim|zig|d|ml|mli|coffee|erb|ejs|jsp|aspx?|cshtml|razor|graphql|proto|thrift|tf|hcl|nix|bicep)$/i;
const shell =
  /\.(?:sh|bash|zsh|fish|ksh|ps1|psm1|bat|cmd|mk|mak)$|(?:^|\/)(?:Makefile|Dockerfile|Vagrantfile|Procfile)[^/]*$/i;
const config =
  /\.(?:env|ya?ml|ini|cfg|conf|cnf|properties|toml|json[c5l]?|plist|xml|config|settings|tfvars|tfstate|service|desktop|reg|csv|tsv|sql|netrc|pgpass|npmrc|htpasswd|credentials|rc|list|dist|example|sample|template|tpl|log|pem|key|golden|http|rest)$|(?:^|\/)\.?env(?:\.[\w.-]+)?$|(?:^|\/)\.\w+rc$/i;
const markup = /\.(?:html?|xhtml|xaml|resx|svg|wsdl|xsd)$/i;
const prose =
  /\.(?:md|markdown|rst|adoc|asciidoc|txt|text|tex|org|pod|rdoc|wiki|mdx)$|(?:^|\/)(?:README|CHANGELOG|CHANGES|HISTORY|NEWS|LICENSE|COPYING)[^/]*$/i;
const lock =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|composer\.lock|Gemfile\.lock|Cargo\.lock|poetry\.lock|Pipfile\.lock|go\.sum|flake\.lock|packages\.lock\.json|gradle\.lockfile|mix\.lock|pubspec\.lock|bun\.lockb?|uv\.lock|deno\.lock|Podfile\.lock|Package\.resolved|\.terraform\.lock\.hcl)$/i;
const translation =
  /\.(?:po|pot|strings|xlf|xliff|arb|rrc|resx|lproj|mo|ftl|ts_?loc|stringsdict)$|(?:^|\/)(?:i18n|l10n|locales?|translations?|lang(?:uages?)?|nls|_locales|values-[a-z]{2}(?:-r[A-Z]{2})?)\/[^/]+(?:\/[^/]+)?$|(?:^|\/)messages?(?:_[a-z]{2}(?:_[A-Z]{2})?)?\.(?:properties|json|ya?ml|xml|php|js|ts)$/i;
const minified = /[.-]min\.(?:js|css|mjs)$|\.(?:map|bundle\.js|chunk\.js)$/i;
const vendored =
  /(?:^|\/)(?:vendor|vendors|node_modules|third[-_]?party|bower_components|Pods|Carthage|external|externals|deps|dist|site-packages)\//i;

/** @param path slash-separated; the last part decides most */
export function fileKindOf(path: string): FileKind {
  return { kind: kindOf(path), vendored: vendored.test(path) };
}

function kindOf(path: string): FileKind['kind'] {
  if (lock.test(path)) return 'lock';
  if (translation.test(path)) return 'translation';
  if (minified.test(path)) return 'minified';
  if (prose.test(path)) return 'prose';
  if (shell.test(path)) return 'shell';
  if (code.test(path)) return 'code';
  if (config.test(path)) return 'config';
  if (markup.test(path)) return 'markup';
  return 'unknown';
}
