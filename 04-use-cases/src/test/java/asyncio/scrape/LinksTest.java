package asyncio.scrape;

import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import java.nio.charset.StandardCharsets;
import java.util.List;
import loopcraft.grader.Grades;
import loopcraft.grader.Need;
import loopcraft.grader.Needs;
import loopcraft.grader.kit.Misconception;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.4", points = 4, seconds = 8)
@Needs({Need.SCRAPING, Need.THREADS})
@DisplayName("04.4 Web scraping, part 1: links")
class LinksTest extends ScrapingTests {

  private static final Misconception FRAGMENT_IS_A_PAGE =
      Misconception.of(
          "fragment-is-a-page",
          "the same page counts as another one if its address is written in another way");

  private static final Misconception FORGETS_THE_BASE =
      Misconception.of(
          "forgets-the-base",
          "links are relative to the page's address, though its base element says otherwise");

  private static final Misconception FOLLOWS_NOFOLLOW =
      Misconception.of(
          "nofollow-is-followed", "a link is taken, although the page asks not to follow it");

  private static final Misconception BAD_LINK_ENDS_THE_PAGE =
      Misconception.of(
          "bad-link-ends-the-page",
          "one href that is no address of HTTP, and no links are found at all; pages have such"
              + " links, and they are left out");

  private static final Misconception ALWAYS_UTF_8 =
      Misconception.of(
          "always-utf-8",
          "the text is decoded as UTF-8, whatever the server says; its Content-Type may name"
              + " another charset");

  private static final Misconception AREAS_AT_THE_END =
      Misconception.of(
          "areas-at-the-end",
          "all a elements come first and then all area elements; the order is the page's");

  private static final Misconception EMPTY_IS_NOTHING =
      Misconception.of(
          "empty-is-no-address",
          "an href that is empty is left out; it is the address of the page itself");

  private static final Misconception LAST_BASE =
      Misconception.of(
          "last-base-counts", "the page has several base elements, and the last one is taken");

  private static final Misconception NEXT_BASE =
      Misconception.of(
          "looks-for-another-base",
          "the first base element is no address of HTTP, and another one is taken in its place;"
              + " browsers do not look further than the first");

  private static final Misconception FIRST_META_ONLY =
      Misconception.of(
          "first-meta-only",
          "the page has several meta elements for robots, and only the first one is looked at");

  private static final Misconception WORDS_WITHIN_WORDS =
      Misconception.of(
          "words-within-words",
          "a word is found as a part of another one, such as none in nonesuch; divide the text into"
              + " words, and compare those");

  private static final Misconception SPACES_ONLY =
      Misconception.of(
          "words-between-spaces",
          "the content of a meta element is divided at spaces only; there may be a comma in"
              + " between, with a space or without");

  private static final Misconception UNKNOWN_CHARSET =
      Misconception.of(
          "unknown-charset-is-an-error",
          "the server names a charset that this JVM does not have, and no links are found at all");

  private static List<String> links(String address, String html, String type) {
    return Links.of(MemorySite.page(HttpUrl.get(address), 200, html, "Content-Type", type)).stream()
        .map(HttpUrl::toString)
        .toList();
  }

  private static List<String> links(String address, String html) {
    return links(address, html, "text/html");
  }

  @Test
  @DisplayName("links are relative to the page, and come in its order")
  void linksOfAPage() {
    observed(
            "links of /dir/page",
            links(
                A + "dir/page?x=1",
                """
                <a href="other">one</a> <a name="no link">none</a> <a href="/top">two</a>
                <map><area href="//b.example/there"></map>
                <p><a href="../up">three</a> <a href="?y=2">four</a></p>
                """))
        .suggests(AREAS_AT_THE_END, seen -> seen.indexOf("http://b.example/there") == 4)
        .shouldBe(
            A + "dir/other", A + "top", "http://b.example/there", A + "up", A + "dir/page?y=2");
  }

  @Test
  @DisplayName("a base element says what links are relative to")
  void aBaseElement() {
    observed(
            "links of /page with the base /other/",
            links(A + "page", "<base href='/other/'><a href='x'>x</a> <a href='/y'>y</a>"))
        .suggests(FORGETS_THE_BASE, seen -> seen.contains(A + "x"))
        .shouldBe(A + "other/x", A + "y");
    observed(
            "links of /page with a base that is no address",
            links(A + "page", "<base href='data:nonsense'><a href='x'>x</a>"))
        .shouldBe(A + "x");
  }

  @Test
  @DisplayName("of several base elements the first counts, whatever it says")
  void severalBases() {
    observed(
            "links of /page with the base /first/ and the base /second/",
            links(A + "page", "<base href='/first/'><base href='/second/'><a href='x'>x</a>"))
        .suggests(LAST_BASE, seen -> seen.contains(A + "second/x"))
        .suggests(FORGETS_THE_BASE, seen -> seen.contains(A + "x"))
        .shouldBe(A + "first/x");
    observed(
            "links of /page with the bases data:nonsense and /second/",
            links(A + "page", "<base href='data:nonsense'><base href='/second/'><a href=x>x</a>"))
        .suggests(NEXT_BASE, seen -> seen.contains(A + "second/x"))
        .shouldBe(A + "x");
    observed(
            "links of /page with a base that has no href, and the base /second/",
            links(A + "page", "<base target='_top'><base href='/second/'><a href='x'>x</a>"))
        .suggests(FORGETS_THE_BASE, seen -> seen.contains(A + "x"))
        .shouldBe(A + "second/x");
  }

  @Test
  @DisplayName("an href that is empty is the page itself")
  void anEmptyHref() {
    observed("links of /page?x=1 with an href that is empty", links(A + "page?x=1", "<a href=''>"))
        .suggests(EMPTY_IS_NOTHING, List::isEmpty)
        .shouldBe(A + "page?x=1");
  }

  @Test
  @DisplayName("an address that is written in several ways is one page")
  void onePageOneAddress() {
    observed(
            "links to the same page",
            links(
                A,
                """
                <a href="/~user/a%2fb">1</a>
                <a href="http://A.example:80/%7euser/a%2Fb#part">2</a>
                <a href="/dir/../%7Euser/./a%2fb#other">3</a>
                <a href="#">this page</a> <a href="">this page</a>
                """))
        .suggests(FRAGMENT_IS_A_PAGE)
        .shouldBe(A + "~user/a%2Fb", A);
  }

  @Test
  @DisplayName("what is no address of HTTP is left out, and the other links are found")
  void notHttp() {
    List<String> found =
        during(
            BAD_LINK_ENDS_THE_PAGE,
            "taking the links of a page with odd ones",
            () ->
                links(
                    A,
                    """
                    <a href="mailto:a@b.example">1</a> <a href="javascript:void(0)">2</a>
                    <a href="http://">3</a> <a href="ftp://b.example/">4</a>
                    <a href="http://b.example:99999/">5</a> <a href=" /spaces in it ">6</a>
                    """));

    observed("links of a page with odd ones", found)
        .suggests(BAD_LINK_ENDS_THE_PAGE, List::isEmpty)
        .shouldBe(A + "spaces%20in%20it");
  }

  @Test
  @DisplayName("a link with nofollow is left out, and so are all of a page that says so")
  void nofollow() {
    observed(
            "links of which some are nofollow",
            links(
                A,
                """
                <a href="rel=external_NOFOLLOW" rel="external NOFOLLOW">1</a>
                <a href="rel=nofollowing" rel="nofollowing">2</a>
                <a href="rel=next" rel="next">3</a>
                """))
        .suggests(FOLLOWS_NOFOLLOW, seen -> seen.contains(A + "rel=external_NOFOLLOW"))
        .suggests(WORDS_WITHIN_WORDS, seen -> !seen.contains(A + "rel=nofollowing"))
        .shouldBe(A + "rel=nofollowing", A + "rel=next");
    for (String content : List.of("noindex, NoFollow", "none")) {
      observed(
              "links of a page whose meta element says " + content,
              links(A, "<meta name='Robots' content='%s'><a href='1'>1</a>".formatted(content)))
          .suggests(FOLLOWS_NOFOLLOW)
          .shouldBeEmpty();
    }
    observed(
            "links of a page whose meta element says noindex",
            links(A, "<meta name=robots content=noindex><a href='1'>1</a>"))
        .shouldBe(A + "1");
  }

  @Test
  @DisplayName("a page may have several meta elements for robots, and each counts")
  void severalMetas() {
    observed(
            "links of a page with two meta elements, noindex and nofollow",
            links(
                A,
                """
                <meta name=robots content=noindex><meta name=robots content=nofollow>
                <a href='1'>1</a>
                """))
        .suggests(FIRST_META_ONLY)
        .shouldBeEmpty();
  }

  @Test
  @DisplayName("words of a meta element are divided by commas and spaces, and count as a whole")
  void wordsOfAMeta() {
    for (String content : List.of("nofollow, noindex", "noindex,nofollow", "noindex nofollow")) {
      observed(
              "links of a page whose meta element says " + content,
              links(A, "<meta name=robots content='%s'><a href='1'>1</a>".formatted(content)))
          .suggests(SPACES_ONLY, _ -> content.contains(","))
          .shouldBeEmpty();
    }
    observed(
            "links of a page whose meta element says nonesuch, nofollowing",
            links(A, "<meta name=robots content='nonesuch, nofollowing'><a href='1'>1</a>"))
        .suggests(WORDS_WITHIN_WORDS)
        .shouldBe(A + "1");
  }

  @Test
  @DisplayName("a page is decoded as the server says, or as the page itself does")
  void charsets() {
    byte[] latin = "<a href='/\u00e9'>x</a>".getBytes(StandardCharsets.ISO_8859_1);
    byte[] declared =
        "<meta charset=iso-8859-1><a href='/\u00e9'>x</a>".getBytes(StandardCharsets.ISO_8859_1);
    byte[] utf8 = "<a href='/\u00e9'>x</a>".getBytes(StandardCharsets.UTF_8);

    observed("ISO-8859-1 by the header", links(latin, "text/html; charset=ISO-8859-1"))
        .suggests(ALWAYS_UTF_8)
        .shouldBe(A + "%C3%A9");
    observed("ISO-8859-1 by the page", links(declared, "text/html"))
        .suggests(ALWAYS_UTF_8)
        .shouldBe(A + "%C3%A9");
    observed("UTF-8, as nobody says otherwise", links(utf8, "text/html")).shouldBe(A + "%C3%A9");
  }

  @Test
  @DisplayName("a charset that is unknown here counts as none")
  void anUnknownCharset() {
    byte[] declared =
        "<meta charset=iso-8859-1><a href='/\u00e9'>x</a>".getBytes(StandardCharsets.ISO_8859_1);
    List<String> found =
        during(
            UNKNOWN_CHARSET,
            "taking the links of a page in the charset klingon-1",
            () -> links(declared, "text/html; charset=klingon-1"));

    observed("ISO-8859-1 by the page, where the header says klingon-1", found)
        .shouldBe(A + "%C3%A9");
  }

  private static List<String> links(byte[] body, String type) {
    var headers = Headers.of("Content-Type", type);
    return Links.of(new Page(SOMEWHERE, 200, headers, body)).stream()
        .map(HttpUrl::toString)
        .toList();
  }
}
