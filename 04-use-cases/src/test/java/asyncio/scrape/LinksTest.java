package asyncio.scrape;

import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import java.nio.charset.StandardCharsets;
import java.util.List;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.4", points = 4, seconds = 8)
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
                <p><a href="../up">three</a> <a href="?y=2">four</a></p>
                <map><area href="//b.example/there"></map>
                """))
        .shouldBe(
            A + "dir/other", A + "top", A + "up", A + "dir/page?y=2", "http://b.example/there");
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
                <a href="1" rel="external NOFOLLOW">1</a>
                <a href="2" rel="nofollowing">2</a> <a href="3" rel="next">3</a>
                """))
        .suggests(FOLLOWS_NOFOLLOW, seen -> seen.contains(A + "1"))
        .shouldBe(A + "2", A + "3");
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

  private static List<String> links(byte[] body, String type) {
    var headers = Headers.of("Content-Type", type);
    return Links.of(new Page(SOMEWHERE, 200, headers, body)).stream()
        .map(HttpUrl::toString)
        .toList();
  }
}
