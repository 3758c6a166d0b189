package asyncio.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("the rules of a robots.txt")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "robots.txt is read by given code, which is tested on the reference")
class RobotsRulesTest {

  private static final HttpUrl HOME = HttpUrl.get("http://a.example/");

  private static RobotsRules rules(String... lines) {
    return RobotsRules.parse(String.join("\n", lines), "loopcraft");
  }

  /** Those of the paths that may be fetched. */
  private static List<String> allowed(RobotsRules rules, String... paths) {
    return Stream.of(paths).filter(path -> rules.allows(HOME.resolve(path))).toList();
  }

  @Test
  @DisplayName("without rules, or with an empty one, everything is allowed")
  void noRules() {
    assertThat(allowed(rules(), "/", "/a?b")).containsExactly("/", "/a?b");
    assertThat(allowed(rules("User-agent: *", "Disallow:"), "/a")).containsExactly("/a");
    assertThat(allowed(rules("not a robots.txt", "<html>"), "/a")).containsExactly("/a");
  }

  @Test
  @DisplayName("the longest pattern that fits decides, and of two as long the kinder")
  void theLongestPattern() {
    var rules =
        rules(
            "User-agent: *",
            "Disallow: /",
            "Allow: /public",
            "Disallow: /public/secret",
            "Allow: /both",
            "Disallow: /both");

    assertThat(allowed(rules, "/", "/public/a", "/public/secret/b", "/both", "/robots.txt"))
        .containsExactly("/public/a", "/both", "/robots.txt");
  }

  @Test
  @DisplayName("a star stands for anything, and a dollar for the end")
  void wildcards() {
    var rules =
        rules("User-agent: *", "Disallow: /*.pdf$", "Disallow: /a*b*c", "Disallow: /exact$");

    assertThat(
            allowed(
                rules, "/x.pdf", "/x.pdf?y", "/x.pdf.pdf", "/axbxcx", "/acb", "/exact", "/exact/"))
        .containsExactly("/x.pdf?y", "/acb", "/exact/");
  }

  @Test
  @DisplayName("patterns and paths are compared with the same escapes, the query included")
  void escapes() {
    var rules =
        rules("User-agent: *", "Disallow: /%7euser", "Disallow: /caf\u00e9", "Disallow: /q?x=%2f");

    assertThat(allowed(rules, "/~user/a", "/caf%c3%a9", "/q?x=%2F", "/q?x=/"))
        .containsExactly("/q?x=/");
  }

  @Test
  @DisplayName("all groups that name the crawler count, and those for all only if none does")
  void groups() {
    String[] lines = {
      "\uFEFFUser-Agent: other",
      "user-agent: LoopCraft/2.0",
      "Sitemap: http://a.example/map",
      "Disallow: /one # a comment",
      "",
      "User-agent: *",
      "Disallow: /",
      "",
      "User-agent: loopcraft",
      "Disallow: /two"
    };

    assertThat(allowed(rules(lines), "/one", "/two", "/three")).containsExactly("/three");
    assertThat(allowed(RobotsRules.parse(String.join("\r\n", lines), "nobody"), "/three"))
        .isEmpty();
    assertThat(allowed(RobotsRules.parse(String.join("\r", lines), "other"), "/one", "/two"))
        .containsExactly("/two");
  }

  @Test
  @DisplayName("a pause may be asked for, and nonsense is none")
  void crawlDelay() {
    assertThat(rules("User-agent: *", "Crawl-delay: 2.5").crawlDelay())
        .contains(Duration.ofMillis(2_500));
    assertThat(rules("User-agent: *", "Crawl-delay: soon").crawlDelay()).isEmpty();
    assertThat(rules("User-agent: other", "Crawl-delay: 2").crawlDelay()).isEmpty();
  }

  @Test
  @DisplayName("no robots.txt allows everything, and one that cannot be had now nothing")
  void statuses() {
    for (int status : List.of(404, 403, 410, 304)) {
      assertThat(RobotsRules.of(MemorySite.page(HOME, status, ""), "x").allows(HOME))
          .as("status %d", status)
          .isTrue();
    }
    for (int status : List.of(500, 503, 429)) {
      assertThat(RobotsRules.of(MemorySite.page(HOME, status, ""), "x").allows(HOME))
          .as("status %d", status)
          .isFalse();
    }
  }
}
