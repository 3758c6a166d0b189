package asyncio.scrape;

import okhttp3.HttpUrl;

/**
 * A server as a crawler sees it: what one robots.txt speaks for, and what one is polite to. Here,
 * another port is another server.
 *
 * @param scheme {@code http} or {@code https}
 * @param host its name or address
 * @param port its port
 */
record Origin(String scheme, String host, int port) {

  /** That of an address. */
  static Origin of(HttpUrl address) {
    return new Origin(address.scheme(), address.host(), address.port());
  }

  /** Where its robots.txt is. */
  HttpUrl robotsTxt() {
    return new HttpUrl.Builder()
        .scheme(scheme)
        .host(host)
        .port(port)
        .addPathSegment("robots.txt")
        .build();
  }
}
