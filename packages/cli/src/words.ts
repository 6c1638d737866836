/** The words of a text, as types. */
export type Words<Text extends string> = Text extends `${infer Word} ${infer More}`
  ? Word | Words<More>
  : Text;

/** A list of words: where a type asks for them, each is checked. */
export const words = <const Text extends string>(text: Text): readonly Words<Text>[] =>
  text.split(' ') as Words<Text>[];
