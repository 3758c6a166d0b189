package loopcraft.grader.maven;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which tests Surefire's {@code -Dtest=…} selects.
 *
 * <p>Names, wildcards and methods after {@code #} are understood. Of anything else (exclusions, regular
 * expressions) it cannot be said what should have run.
 */
record TestFilter(String text) {

  private static final Pattern WILDCARD = Pattern.compile("[*?]+");

  /** Whether everything runs. Maven leaves a property that is not set as it is written. */
  boolean isAbsent() {
    return text.isBlank() || text.equals("${test}");
  }

  /** Whether it can be said what should run. */
  boolean isUnderstood() {
    return text.chars().noneMatch(character -> "!%[]".indexOf(character) >= 0);
  }

  /** Whether tests of this class should run. */
  boolean selects(String testClass) {
    return isAbsent() || selectors().stream().anyMatch(selector -> selector.matches(testClass));
  }

  /** Whether this test of this class should run. */
  boolean selects(String testClass, String testId) {
    return isAbsent()
        || selectors().stream()
            .anyMatch(selector -> selector.matches(testClass) && selector.hasMethod(testId));
  }

  private List<Selector> selectors() {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .map(Selector::parse)
        .toList();
  }

  private record Selector(String type, List<String> methods) {

    static Selector parse(String part) {
      String[] halves = part.split("#", 2);
      String type = halves[0].replaceFirst("\\.(java|class)$", "").replace('/', '.');
      return new Selector(
          type.isEmpty() ? "*" : type,
          halves.length == 1 ? List.of("*") : List.of(halves[1].split("\\+")));
    }

    boolean matches(String testClass) {
      String simple = testClass.substring(testClass.lastIndexOf('.') + 1);
      String outer = type.replaceFirst("\\$.*", "");
      return glob(outer, simple) || glob(outer, testClass);
    }

    boolean hasMethod(String testId) {
      String method = testId.substring(testId.lastIndexOf('.') + 1);
      return methods.stream().anyMatch(pattern -> glob(pattern, method));
    }

    private static boolean glob(String pattern, String name) {
      String regex =
          Arrays.stream(pattern.splitWithDelimiters(WILDCARD.pattern(), -1))
              .map(
                  part ->
                      WILDCARD.matcher(part).matches()
                          ? part.contains("*") ? ".*" : ".".repeat(part.length())
                          : Pattern.quote(part))
              .collect(Collectors.joining());
      return name.matches(regex);
    }
  }
}
