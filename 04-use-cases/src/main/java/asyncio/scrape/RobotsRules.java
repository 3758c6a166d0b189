package asyncio.scrape;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;

/** What a robots.txt says to one crawler, by RFC 9309. */
final class RobotsRules {

  /** For a server that has no robots.txt. */
  static final RobotsRules ALLOW_ALL = new RobotsRules(List.of(), Optional.empty());

  /** For a server whose robots.txt cannot be had at the moment. */
  static final RobotsRules FORBID_ALL =
      new RobotsRules(List.of(new Rule(false, "/")), Optional.empty());

  private record Rule(boolean allows, String pattern) {}

  private record Line(String key, String value) {}

  private final List<Rule> rules;
  private final Optional<Duration> crawlDelay;

  private RobotsRules(List<Rule> rules, Optional<Duration> crawlDelay) {
    this.rules = rules;
    this.crawlDelay = crawlDelay;
  }

  /**
   * The rules in a server's answer. With a status from 400 to 499 there are none, and all is
   * allowed. With 500 and above, all is forbidden; so it is with 429, which says "not now", though
   * the RFC does not single it out.
   */
  static RobotsRules of(Page page, String product) {
    if (page.isSuccess()) {
      return parse(new String(page.body(), StandardCharsets.UTF_8), product);
    }
    return page.status() >= 500 || page.status() == 429 ? FORBID_ALL : ALLOW_ALL;
  }

  /**
   * Reads the rules for a crawler: those of all groups that name it, or else of all groups for
   * {@code *}.
   *
   * @param product the crawler's name, without a version
   */
  static RobotsRules parse(String text, String product) {
    List<Line> lines = lines(text);
    return group(lines, product.toLowerCase(Locale.ROOT))
        .or(() -> group(lines, "*"))
        .orElse(ALLOW_ALL);
  }

  /** Whether a page may be fetched. The longest pattern that fits decides; of two, the kinder. */
  boolean allows(HttpUrl address) {
    String query = address.encodedQuery();
    String path =
        Addresses.withPlainEscapes(address.encodedPath() + (query == null ? "" : "?" + query));
    if (path.equals("/robots.txt")) {
      return true;
    }
    boolean allowed = true;
    int longest = -1;
    for (Rule rule : rules) {
      int length = rule.pattern().length();
      if (length >= longest && matches(rule.pattern(), path)) {
        allowed = length == longest ? allowed || rule.allows() : rule.allows();
        longest = length;
      }
    }
    return allowed;
  }

  /** The pause between two requests that the server asks for; no part of the RFC, but common. */
  Optional<Duration> crawlDelay() {
    return crawlDelay;
  }

  // Reading

  private static List<Line> lines(String text) {
    List<Line> lines = new ArrayList<>();
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    for (String line : content.split("\r\n|\r|\n")) {
      String uncommented = line.split("#", 2)[0];
      int colon = uncommented.indexOf(':');
      if (colon > 0) {
        String key = uncommented.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        lines.add(new Line(key, uncommented.substring(colon + 1).strip()));
      }
    }
    return lines;
  }

  private static Optional<RobotsRules> group(List<Line> lines, String agent) {
    List<Rule> rules = new ArrayList<>();
    Optional<Duration> delay = Optional.empty();
    boolean named = false;
    boolean applies = false;
    boolean namesFollow = false;
    for (Line line : lines) {
      switch (line.key()) {
        case "user-agent" -> {
          applies = namesFollow && applies || name(line.value()).equals(agent);
          named |= applies;
          namesFollow = true;
        }
        case "allow", "disallow" -> {
          namesFollow = false;
          if (applies && (line.value().startsWith("/") || line.value().startsWith("*"))) {
            rules.add(new Rule(line.key().equals("allow"), escaped(line.value())));
          }
        }
        case "crawl-delay" -> delay = applies ? seconds(line.value()) : delay;
        default -> {
          // Sitemap and others: they must not disturb the rest.
        }
      }
    }
    return named ? Optional.of(new RobotsRules(rules, delay)) : Optional.empty();
  }

  /** A name may be followed by a version. */
  private static String name(String agent) {
    return agent.toLowerCase(Locale.ROOT).split("[/ ]", 2)[0];
  }

  private static Optional<Duration> seconds(String value) {
    return value.matches("[0-9]{1,6}(\\.[0-9]{1,3})?")
        ? Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(value) * 1000)))
        : Optional.empty();
  }

  /** As {@link HttpUrl} writes the paths that it is compared with. */
  private static String escaped(String pattern) {
    var escaped = new StringBuilder();
    for (byte octet : pattern.getBytes(StandardCharsets.UTF_8)) {
      boolean visible = octet > ' ' && octet < 0x7F;
      escaped.append(visible ? String.valueOf((char) octet) : "%%%02X".formatted(octet & 0xFF));
    }
    return Addresses.withPlainEscapes(escaped.toString());
  }

  // Matching

  /** Between two stars, the first place that fits is as good as any later one. */
  private static boolean matches(String pattern, String path) {
    boolean toTheEnd = pattern.endsWith("$");
    String[] parts =
        (toTheEnd ? pattern.substring(0, pattern.length() - 1) : pattern).split("\\*", -1);
    if (!path.startsWith(parts[0])) {
      return false;
    }
    int from = parts[0].length();
    for (int i = 1; i < parts.length; i++) {
      boolean last = toTheEnd && i == parts.length - 1;
      int at = last ? lastPlace(path, parts[i], from) : path.indexOf(parts[i], from);
      if (at < 0) {
        return false;
      }
      from = at + parts[i].length();
    }
    return !toTheEnd || from == path.length();
  }

  private static int lastPlace(String path, String part, int from) {
    int at = path.length() - part.length();
    return at >= from && path.endsWith(part) ? at : -1;
  }
}
