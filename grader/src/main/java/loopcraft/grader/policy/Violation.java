package loopcraft.grader.policy;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that code must not do.
 *
 * @param type the binary name of the class that does it
 * @param what in words that follow the name
 * @param where the first place in the source, as far as it is known; two that differ in nothing
 *     else are one
 */
public record Violation(String type, String what, Optional<String> where)
    implements Comparable<Violation> {

  /** One of a class as a whole. */
  public static Violation ofClass(String type, String what) {
    return new Violation(type, what, Optional.empty());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Violation violation && compareTo(violation) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, what);
  }

  @Override
  public int compareTo(Violation other) {
    int order = type.compareTo(other.type);
    return order == 0 ? what.compareTo(other.what) : order;
  }

  @Override
  public String toString() {
    return type + " " + what + where.map(place -> ", in " + place).orElse("");
  }
}
