package asyncio.scrape;

import static loopcraft.grader.Todo.todo;

import java.util.List;
import loopcraft.grader.Exercise;
import okhttp3.HttpUrl;

/** The links of a page. Parsing is work for the processor: do it off the loop's thread. */
@Exercise("04.4")
final class Links {

  private Links() {}

  /**
   * The addresses that a page of HTML links to: the {@code href} of its {@code a} and {@code area}
   * elements. Each is {@link Addresses#canonical}, and there once, in the order of the page.
   *
   * <p>They are relative to the page's {@code base} element, if it has one with an address of HTTP,
   * else to the page itself. What is no address of HTTP is left out, and so is a link whose {@code
   * rel} has the word {@code nofollow}. If the page has a {@code meta} element named {@code robots}
   * whose content has the word {@code nofollow} or {@code none}, there are no links at all. Such
   * words are the same in capitals and small letters.
   *
   * <p>The text is decoded by the charset of the page's {@link Page#contentType}; if that names
   * none, as jsoup finds out. From any thread.
   */
  static List<HttpUrl> of(Page page) {
    throw todo("04.4");
  }
}
