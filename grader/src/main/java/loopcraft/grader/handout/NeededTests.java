package loopcraft.grader.handout;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Which test sources of a module a student needs: those that grade, and what these and the demos
 * mention. The others are the author's, about given code and the reference.
 */
final class NeededTests {

  private static final Pattern GRADES = Pattern.compile("(?m)^@Grades\\b");
  private static final Pattern WORD = Pattern.compile("\\w+");

  /** Types of the top level: a nested one cannot be meant without its outer one. */
  private static final Pattern DECLARED =
      Pattern.compile("(?m)^(?:[\\w@]+ )*(?:class|record|interface|enum) (\\w+)");

  private NeededTests() {}

  /**
   * Finds them.
   *
   * @param tests texts of the test sources by their paths
   * @param demos texts of the demos by their paths
   * @return their paths
   */
  static Set<String> of(Map<String, String> tests, Map<String, String> demos) {
    var needed = new HashSet<String>();
    var mentioned = new HashSet<String>();
    demos.values().forEach(text -> mentioned.addAll(words(text)));
    var others = new HashMap<>(tests);
    while (others.values().removeIf(text -> isNeeded(text, mentioned))) {
      tests.forEach(
          (path, text) -> {
            if (!others.containsKey(path) && needed.add(path)) {
              mentioned.addAll(words(text));
            }
          });
    }
    return needed;
  }

  private static boolean isNeeded(String text, Set<String> mentioned) {
    return GRADES.matcher(text).find()
        || DECLARED
            .matcher(text)
            .results()
            .map(type -> type.group(1))
            .anyMatch(mentioned::contains);
  }

  private static Set<String> words(String text) {
    var words = new HashSet<String>();
    WORD.matcher(text).results().map(MatchResult::group).forEach(words::add);
    return words;
  }
}
