package loopcraft.grader.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loopcraft.grader.Need;

/**
 * What code may use of other classes: what nobody has allowed, it may not. The lists are in {@code
 * policy.txt} beside this class.
 *
 * <p>The rule of a class itself comes before that of its outer class, and that before the one of
 * its package. If several of them are about the same name, a later one adds to an earlier one.
 */
public final class Policy {

  private static final String ALL_MEMBERS = "*";
  private static final String FILE = "policy.txt";

  private static final List<String> LINES = lines();

  private final Map<String, Set<String>> members = new HashMap<>();

  private Policy() {}

  /** What code of an exercise with these needs may use. */
  public static Policy of(Set<Need> needs) {
    var policy = new Policy();
    boolean applies = true;
    for (String line : LINES) {
      if (line.startsWith("[")) {
        applies = needs.contains(Need.valueOf(line.substring(1, line.length() - 1)));
      } else if (applies) {
        policy.add(line);
      }
    }
    return policy;
  }

  private static List<String> lines() {
    try (InputStream in = Policy.class.getResourceAsStream(FILE)) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line is a package's or class's name, and after a colon the members, if not all. */
  private void add(String line) {
    String[] parts = line.split(":", 2);
    List<String> names =
        parts.length == 1 ? List.of(ALL_MEMBERS) : List.of(parts[1].strip().split(",\\s*"));
    members
        .computeIfAbsent(parts[0].strip(), _ -> new HashSet<>())
        .addAll(names.equals(List.of("")) ? List.of() : names);
  }

  /** Whether the lists say anything of a class, be it that nothing of it may be used. */
  boolean knows(String type) {
    return rule(type).isPresent();
  }

  /**
   * Whether a class may be named: as a type, to extend it, to catch it.
   *
   * @param type its binary name
   */
  public boolean allows(String type) {
    return rule(type).filter(rule -> !rule.isEmpty()).isPresent();
  }

  /**
   * Whether a member may be used.
   *
   * @param type the binary name of the class that has it
   * @param member a field's or method's name; {@code <init>} for a constructor
   */
  public boolean allows(String type, String member) {
    return rule(type)
        .filter(rule -> rule.contains(ALL_MEMBERS) || rule.contains(member))
        .isPresent();
  }

  private Optional<Set<String>> rule(String type) {
    for (String name : candidates(type)) {
      if (members.containsKey(name)) {
        return Optional.of(members.get(name));
      }
    }
    return Optional.empty();
  }

  private static List<String> candidates(String type) {
    var names = new ArrayList<String>();
    for (String name = type; ; name = name.substring(0, name.lastIndexOf('$'))) {
      names.add(name);
      if (name.lastIndexOf('$') <= name.lastIndexOf('.') + 1) {
        break;
      }
    }
    names.add(type.substring(0, type.lastIndexOf('.') + 1) + "*");
    return names;
  }
}
