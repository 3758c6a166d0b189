package loopcraft.grader.policy;

/**
 * Something that code must not do.
 *
 * @param type the binary name of the class that does it
 * @param what in words that follow the name
 */
public record Violation(String type, String what) implements Comparable<Violation> {

  @Override
  public int compareTo(Violation other) {
    int order = type.compareTo(other.type);
    return order == 0 ? what.compareTo(other.what) : order;
  }

  @Override
  public String toString() {
    return type + " " + what;
  }
}
