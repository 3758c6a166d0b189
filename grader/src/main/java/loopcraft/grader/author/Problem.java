package loopcraft.grader.author;

/**
 * Something that an author must mend.
 *
 * @param file from the checkout's root
 * @param line from 1; 0 for the whole file
 * @param what is wrong
 * @param mend how to mend it
 */
record Problem(String file, int line, String what, String mend) implements Comparable<Problem> {

  @Override
  public int compareTo(Problem other) {
    int byFile = file.compareTo(other.file);
    return byFile != 0 ? byFile : Integer.compare(line, other.line);
  }

  /** One line. */
  @Override
  public String toString() {
    return file
        + (line > 0 ? ":" + line : "")
        + ": "
        + what.strip().replaceAll("\\s*\\R\\s*", " ")
        + ". Mend: "
        + mend.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
