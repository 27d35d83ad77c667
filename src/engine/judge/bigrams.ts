// Written by scripts/train-model.ts; do not edit. Rows: first symbol, columns: second symbol (see symbols.ts).
// Each char is a number of eighths of a bit from -31 ('A') to 31 ('+'): positive speaks for words, negative for chance.

/** The table as text, one row of `symbolCount` chars a line. */
export const bigramRows: readonly string[] = [
  'AgqnFSmAgALxprAnAxr1aLPaZAAAAAAAAAAAM',
  'vKQJvAMAwqA2JAtTAokQxAAAjACEEAEADCCAR',
  'vATBxAAxjAopDA5BAmSvfAAASAAAAAAAAAAAT',
  'qACl8DECvAAbADoAAVfEhAABUAAAAAAAAAAAm',
  'lLnqRdTACAAejxDcUzypHWKoXAAAAAAAAAAAh',
  'rAWKvoGA9AAoBOwAAkiejAAAcAAHHDBABAGAV',
  'XDIA8AbgvAAfVpYAAlpqjCAARAAAAAAAAAAAj',
  '2AAA4AAN6AADRCtAAkaqXAAAEAAAAAAAAAAAa',
  'dQkhkioAAAFql5vdAeyvAZAQAaAAAAAAAAAAA',
  'bAAA7AAANAJAAAmAAA+adcAAAAAAAAAAAAAAC',
  'lFHS+MVC0AAPAePSADxHTAFAHAAAAAAAAAAAi',
  'vOAf6HAAzAGrFAvKAAeksdAAhAAAAAAAAAAAa',
  '4jAO7AAArAAckFrwADgJVAAAQAAAAAAAAAAAW',
  'rArurkwAhAVQNWqQAFt1bTAAIAAAAAAAAAAAb',
  'TdmsAYYARLcmo5bqA3fklVdBBAAAAAAAAAAAO',
  '0ABV3AAWfAHrGAyfAzctlAAAHAAAWAAAAAAAS',
  'CGDAAAAAGAAdAAGAAUAA+AWAAAAAAAAAAAAAW',
  'wRcZ5OaAtAdRZbuBAkntcTAAhAAAAAAAAAAAc',
  'gAlRxLAipAYSHHmjACq0hAAIhAAAAAAAAAAAn',
  'vAVJ1AAuxAAQLApSArqeYAAFpAABACAAAAAAh',
  'gjfgwflAlAAvoyMmAwutADAAAADAAAAAAAAAA',
  '7AAA+AOAwAAALAaAAAMFUAAAAAelVAWRRATFR',
  'vAESqAGhyAAVAr5AAwmBAAYGAAAAAAAAAAAAe',
  'aAjCrHAAgAAIACJ9AAA5AAAALAHDAAAFAAAAl',
  'dMWBSFAAWAAbkyQ8AAhcAAmAAMACAAAAAAAAp',
  'sAAJ+AAAoAAcAAeAAAEAJAJFbcVAAAABBAAAc',
  'WbMVYhAAAABBBAAOAAAABLALBAffffdffeef+',
  'SPTROcAABAAAAAAAAEAAAAAAAAffffffffff+',
  'keTYWZAAAAAaEEAPASiEAHAAAAffffafZWfb+',
  'dTcbTYAAGAAAAHAAAAAAHAAAAHffffffffff+',
  'snfhkhAAHANgUAAOAAUNRAAAIAffffffefff+',
  'hcfcSbAAAAIAAAIAOAIJAIAIAAffffffffff+',
  'onZWjdNAAHNhWAGHAANNANNHAAedfffffffZ+',
  'jkllflASAAMAMAMAAAAAAVAWAAffffffffff+',
  'tbkbegNAAAWAIlAdAINAIAIOAAffffffffef+',
  'jjlgheALRAcAAAAAAARKLLAKLAffffffffff+',
  'hbohkhXZjXYehfgmFhqoUWXAAA+++++++++++',
];

/** The 64 chars of the rows in the order of their values. */
export const bigramCode = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
