package asyncio.scrape;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import loopcraft.grader.Exercise;
import okhttp3.HttpUrl;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

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
    Document document = parse(page);
    if (forbidsFollowing(document)) {
      return List.of();
    }
    HttpUrl base = base(document, page.address());
    return document.select("a[href], area[href]").stream()
        .filter(link -> !words(link.attr("rel")).anyMatch("nofollow"::equalsIgnoreCase))
        .map(link -> base.resolve(link.attr("href")))
        .filter(Objects::nonNull)
        .map(Addresses::canonical)
        .distinct()
        .toList();
  }

  private static HttpUrl base(Document document, HttpUrl address) {
    return Optional.ofNullable(document.selectFirst("base[href]"))
        .map(base -> address.resolve(base.attr("href")))
        .orElse(address);
  }

  private static Document parse(Page page) {
    Optional<Charset> charset = page.contentType().map(type -> type.charset(null));
    try {
      return Jsoup.parse(
          new ByteArrayInputStream(page.body()),
          charset.map(Charset::name).orElse(null),
          page.address().toString());
    } catch (IOException impossible) {
      throw new UncheckedIOException("the page is in memory", impossible);
    }
  }

  private static boolean forbidsFollowing(Document document) {
    return document.select("meta[name=robots]").stream()
        .map(Links::content)
        .flatMap(Links::words)
        .anyMatch(word -> word.equalsIgnoreCase("nofollow") || word.equalsIgnoreCase("none"));
  }

  private static String content(Element meta) {
    return meta.attr("content");
  }

  private static Stream<String> words(String text) {
    return Stream.of(text.split("[\\s,]+"));
  }
}
