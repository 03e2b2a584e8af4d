/** Numbers for texts, 0, 1, 2 ... as they come. */
export class TextNumbers {
  readonly texts: string[] = [];
  private readonly numbers = new Map<string, number>();

  of(text: string): number {
    let number = this.numbers.get(text);
    if (number === undefined) {
      // a long slice would keep the whole document that it was cut from
      const own = text.length > 12 ? [...text].join("") : text;
      number = this.texts.push(own) - 1;
      this.numbers.set(own, number);
    }
    return number;
  }
}
