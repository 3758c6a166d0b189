package asyncio.scrape;

import static loopcraft.grader.Todo.todo;

import java.util.List;
import loopcraft.grader.Exercise;
import okhttp3.HttpUrl;

/** The links of a page. Parsing is work for the processor: do it off the loop's thread. */
@Exercise(value = "04.4", part = 1)
final class Links {

  private Links() {}

  /**
   * The addresses that a page of HTML links to: the {@code href} of its {@code a} and {@code area}
   * elements. Each is {@link Addresses#canonical}, and there once, in the order of the page.
   *
   * <p>They are relative to what the first {@code base} element with an {@code href} says, if that
   * is an address of HTTP, else to the page itself. An {@code href} that is empty is the address
   * that it is relative to. What is no address of HTTP is left out, and so is a link whose {@code
   * rel} has the word {@code nofollow}. If the page has a {@code meta} element named {@code robots}
   * whose content has the word {@code nofollow} or {@code none}, there are no links at all; there
   * may be several such elements. Words are divided by white space and commas, and are the same in
   * capitals and small letters.
   *
   * <p>The text is decoded by the charset of the page's {@link Page#contentType}; if that names
   * none, or one that this JVM does not have, as jsoup finds out. From any thread.
   */
  static List<HttpUrl> of(Page page) {
    throw todo("04.4");
  }
}
