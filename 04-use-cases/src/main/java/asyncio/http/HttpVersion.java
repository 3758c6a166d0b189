package asyncio.http;

/** The versions of HTTP that the server speaks. */
public enum HttpVersion {
  /** One request for each connection, unless the client asks to keep it. No chunks. */
  HTTP_1_0("HTTP/1.0"),
  /** A connection stays, unless one side says otherwise. */
  HTTP_1_1("HTTP/1.1");

  private final String text;

  HttpVersion(String text) {
    this.text = text;
  }

  /** As it stands in a request line: {@code HTTP/1.1}. */
  @Override
  public String toString() {
    return text;
  }
}
