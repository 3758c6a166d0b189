package asyncio.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The paths of a route: {@code /items/{id}}.
 *
 * <p>Between its slashes there is either text that has to stand there, as it is when decoded, or a
 * parameter, for exactly one segment that is not empty. The last one may be {@code {path...}}: that
 * takes all segments which are left, at least one; it may be empty. A slash at the end is one more
 * segment, which is empty: {@code /items/} are other paths than {@code /items}.
 */
public final class PathTemplate {

  private final String text;
  private final List<Segment> segments;

  private PathTemplate(String text, List<Segment> segments) {
    this.text = text;
    this.segments = segments;
  }

  /** What stands between two slashes. */
  public sealed interface Segment {

    /** Stands there as it is. */
    record Literal(String text) implements Segment {}

    /** Takes one segment. */
    record Parameter(String name) implements Segment {}

    /** Takes the rest. */
    record Rest(String name) implements Segment {}
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException if it does not begin with a slash, has an empty segment other
   *     than the last, a brace that opens or closes nothing, a name that is not a Java name or
   *     stands there twice, or a {@code {path...}} that is not at the end
   */
  public static PathTemplate of(String text) {
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("a path begins with a slash: " + text);
    }
    var segments = new ArrayList<Segment>();
    var names = new HashSet<String>();
    String[] parts = text.substring(1).split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      if (parts[i].isEmpty() && !last) {
        throw new IllegalArgumentException("two slashes, and nothing in between: " + text);
      }
      Segment segment = segment(parts[i], text);
      if (segment instanceof Segment.Rest && !last) {
        throw new IllegalArgumentException("nothing can follow the rest of a path: " + text);
      }
      if (!nameOf(segment).isEmpty() && !names.add(nameOf(segment))) {
        throw new IllegalArgumentException("a parameter stands there twice: " + text);
      }
      segments.add(segment);
    }
    return new PathTemplate(text, List.copyOf(segments));
  }

  private static Segment segment(String part, String text) {
    if (part.indexOf('{') < 0 && part.indexOf('}') < 0) {
      return new Segment.Literal(part);
    }
    if (!part.startsWith("{") || !part.endsWith("}")) {
      throw new IllegalArgumentException("a parameter is a whole segment: " + text);
    }
    String inside = part.substring(1, part.length() - 1);
    boolean rest = inside.endsWith("...");
    String name = rest ? inside.substring(0, inside.length() - 3) : inside;
    if (!isJavaName(name)) {
      throw new IllegalArgumentException("no name for a parameter: %s in %s".formatted(part, text));
    }
    return rest ? new Segment.Rest(name) : new Segment.Parameter(name);
  }

  private static boolean isJavaName(String name) {
    return !name.isEmpty()
        && Character.isJavaIdentifierStart(name.charAt(0))
        && name.chars().allMatch(Character::isJavaIdentifierPart);
  }

  private static String nameOf(Segment segment) {
    return switch (segment) {
      case Segment.Literal _ -> "";
      case Segment.Parameter(String name) -> name;
      case Segment.Rest(String name) -> name;
    };
  }

  /** What stands between its slashes; {@code /} has one segment, which is empty. */
  public List<Segment> segments() {
    return segments;
  }

  /** The names of its parameters. */
  public List<String> parameters() {
    return segments.stream().map(PathTemplate::nameOf).filter(name -> !name.isEmpty()).toList();
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
