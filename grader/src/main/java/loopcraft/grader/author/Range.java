package loopcraft.grader.author;

/**
 * A stretch of a text.
 *
 * @param from where it begins
 * @param to where it ends, exclusive
 */
record Range(int from, int to) {

  String of(String text) {
    return text.substring(from, to);
  }

  boolean contains(int position) {
    return from <= position && position < to;
  }
}
