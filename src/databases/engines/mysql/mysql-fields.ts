import type { ColumnType } from '../../database.js';

/** What the client protocol tells of a column. */
export interface MysqlField {
  readonly name: string;
  readonly columnType: number;
  readonly columnLength: number;
  readonly characterSet: number;
  /** MariaDB's word where its type is hidden behind another, such as json or uuid. */
  readonly extendedFormat?: string;
  readonly extendedTypeName?: string;
}

// Column types of the client protocol, MySQL's field_types.h.
const typeOfCode: Readonly<Record<number, ColumnType>> = {
  0: 'decimal',
  1: 'integer',
  2: 'integer',
  3: 'integer',
  4: 'float',
  5: 'float',
  7: 'instant',
  8: 'integer',
  9: 'integer',
  10: 'date',
  11: 'time',
  12: 'timestamp',
  13: 'integer',
  16: 'bytes',
  245: 'json',
  246: 'decimal',
  255: 'bytes',
};
const binaryCharacterSet = 63;

/** The type of a result column: tinyint(1) and bit(1) are booleans, binary text is bytes. */
export function mysqlFieldType(field: MysqlField): ColumnType {
  if (field.extendedFormat === 'json') return 'json';
  if (field.extendedTypeName === 'uuid') return 'uuid';
  const { columnType, columnLength } = field;
  if ((columnType === 1 || columnType === 16) && columnLength === 1) return 'boolean';
  const known = typeOfCode[columnType];
  if (known !== undefined) return known;
  return field.characterSet === binaryCharacterSet && columnType >= 249 ? 'bytes' : 'text';
}
