import { type JsonSchema, text } from '../input/json-schema.ts';

/** What every answer holds. It is open: more fields may stand beside these. */
export const OUTPUT: JsonSchema = {
  type: 'object',
  properties: {
    meaning: text('What the figures are, and what they are not.'),
    unit: text('The unit of the amounts, and of the other columns.'),
    columns: {
      type: 'array',
      items: { type: 'string' },
      description: 'The names of the columns, in the order of the cells of a row.',
    },
    legend: {
      type: 'object',
      additionalProperties: { type: 'string' },
      description: 'By column: the Korean term and the unit.',
    },
    rows: {
      type: 'array',
      items: { type: 'array', items: { type: ['string', 'number', 'boolean', 'null'] } },
      description: 'null: the broker does not tell this figure. It is not 0.',
    },
    caveats: {
      type: 'array',
      items: { type: 'string' },
      description: 'What a reader must know together with the figures.',
    },
    nextCursor: text('There are more rows: ask again with the same fields and this cursor.'),
    kind: text('Of a failure alone: what kind it is.'),
    message: text('Of a failure alone: what happened.'),
    next: text('Of a failure alone: what to do.'),
  },
  anyOf: [
    { required: ['meaning', 'unit', 'columns', 'legend', 'rows', 'caveats'] },
    { required: ['kind', 'message', 'next'] },
  ],
};
