package loopcraft.grader.compare;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A line that a contestant has answered.
 *
 * @param kind its first word
 * @param rest what follows that
 * @param figures by name, where the line has any
 */
record Answer(String kind, String rest, Map<String, String> figures) {

  static Answer parse(String line) {
    var words = line.strip().split(" ", 2);
    var rest = words.length > 1 ? words[1] : "";
    var figures = new HashMap<String, String>();
    for (var word : rest.split(" ")) {
      var equals = word.indexOf('=');
      if (equals > 0) {
        figures.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    return new Answer(words[0], rest, Map.copyOf(figures));
  }

  String text(String name) {
    return Optional.ofNullable(figures.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no " + name + " in: " + kind));
  }

  long number(String name) {
    return Long.parseLong(text(name));
  }

  /** A number, or empty where it is not known. */
  Optional<Long> known(String name) {
    var text = text(name);
    return text.equals("unknown") ? Optional.empty() : Optional.of(Long.parseLong(text));
  }
}
