package asyncio.http;

import static asyncio.http.KeepAliveTest.EMPTY_LINES;
import static asyncio.http.RequestTest.*;
import static asyncio.http.StreamingTest.LENGTH_OVERFLOWS;

import java.util.List;
import loopcraft.grader.kit.Misconception;

/**
 * A request that has to be refused.
 *
 * @param what is wrong with it
 * @param status the only right answer
 * @param idea what lets it pass
 * @param text its head, and a body if it claims one
 */
record MalformedRequest(String what, int status, Misconception idea, String text) {

  private static final String POST = "POST /form HTTP/1.1\r\nHost: test\r\n";

  /** The names of a fixed list; each has one thing wrong with it. */
  static final List<MalformedRequest> ALL =
      List.of(
          // The request line
          line("HTTP in lower case", 400, ANY_VERSION, "GET / http/1.1"),
          line("a version of two digits", 400, ANY_VERSION, "GET / HTTP/1.10"),
          line("a version without a minor one", 400, ANY_VERSION, "GET / HTTP/1"),
          line("another protocol", 400, ANY_VERSION, "GET / HTTQ/1.1"),
          line("HTTP/2.0", 505, ANY_VERSION, "GET / HTTP/2.0"),
          line("HTTP/0.9", 505, ANY_VERSION, "GET / HTTP/0.9"),
          line("HTTP/1.2", 505, ANY_VERSION, "GET / HTTP/1.2"),
          line("no version", 400, LENIENT_LINE, "GET /"),
          line("no target", 400, LENIENT_LINE, "GET HTTP/1.1"),
          line("one word", 400, LENIENT_LINE, "GET"),
          line("two spaces", 400, LENIENT_LINE, "GET  / HTTP/1.1"),
          line("a tab for a space", 400, LENIENT_LINE, "GET\t/ HTTP/1.1"),
          line("a space at the beginning", 400, LENIENT_LINE, " GET / HTTP/1.1"),
          line("a space at the end", 400, LENIENT_LINE, "GET / HTTP/1.1 "),
          line("a space in the target", 400, LENIENT_LINE, "GET /a b HTTP/1.1"),
          line("a method that is no token", 400, LENIENT_LINE, "GE(T / HTTP/1.1"),
          line("a NUL in the target", 400, LENIENT_TARGET, "GET /\0 HTTP/1.1"),
          line("a control character in the target", 400, LENIENT_TARGET, "GET /\u007f HTTP/1.1"),
          line("a byte over 127 in the target", 400, LENIENT_TARGET, "GET /\u00e9 HTTP/1.1"),
          line("a fragment", 400, LENIENT_TARGET, "GET /a#b HTTP/1.1"),
          line("a path without a slash", 400, LENIENT_TARGET, "GET a HTTP/1.1"),
          line("an asterisk and more", 400, LENIENT_TARGET, "OPTIONS *foo HTTP/1.1"),
          line("an asterisk without OPTIONS", 400, LENIENT_TARGET, "GET * HTTP/1.1"),
          line("a URL of another scheme", 400, LENIENT_TARGET, "GET ftp://test/ HTTP/1.1"),
          line("a URL without a host", 400, LENIENT_TARGET, "GET http:///a HTTP/1.1"),
          line("a backslash in a URL's host", 400, LENIENT_TARGET, "GET http://a\\b/ HTTP/1.1"),
          line("a backslash in a path", 400, BACKSLASH, "GET /\\example.org/ HTTP/1.1"),
          line("a backslash in a URL's path", 400, BACKSLASH, "GET http://test/a\\b HTTP/1.1"),
          line("a user in a URL", 400, LENIENT_TARGET, "GET http://user@test/ HTTP/1.1"),
          line("CONNECT", 501, LENIENT_TARGET, "CONNECT test:443 HTTP/1.1"),
          line("a percent sign alone", 400, LENIENT_PERCENT, "GET /100% HTTP/1.1"),
          line("a percent sign and one digit", 400, LENIENT_PERCENT, "GET /%4 HTTP/1.1"),
          line("a percent sign and a sign", 400, LENIENT_PERCENT, "GET /%+4 HTTP/1.1"),
          line("a percent sign and no digits", 400, LENIENT_PERCENT, "GET /%zz HTTP/1.1"),
          line("a percent sign in the query", 400, LENIENT_PERCENT, "GET /?a=%zz HTTP/1.1"),
          line("a NUL, encoded", 400, LENIENT_PERCENT, "GET /a%00.txt HTTP/1.1"),
          line("a NUL in the query, encoded", 400, LENIENT_PERCENT, "GET /?a=b%00c HTTP/1.1"),
          line("bytes that are not UTF-8", 400, LENIENT_PERCENT, "GET /%ff HTTP/1.1"),
          line("a dot in too many bytes", 400, LENIENT_PERCENT, "GET /%c0%ae HTTP/1.1"),
          line("a carriage return before it", 400, BARE_LINE_FEED, "\rGET / HTTP/1.1"),
          line("two carriage returns before it", 400, BARE_LINE_FEED, "\r\rGET / HTTP/1.1"),
          line("two empty lines before it", 400, EMPTY_LINES, "\r\n\r\nGET / HTTP/1.1"),
          line("a line feed before it", 400, BARE_LINE_FEED, "\nGET / HTTP/1.1"),
          // The header fields
          new MalformedRequest("no Host", 400, NO_HOST, "GET / HTTP/1.1\r\n\r\n"),
          field("two Hosts", 400, NO_HOST, "Host: other"),
          field("the same Host twice", 400, NO_HOST, "host: test"),
          host("a Host with a path", NO_HOST, "HTTP/1.1", "Host: test/a"),
          host("a Host with a query", NO_HOST, "HTTP/1.1", "Host: test?a"),
          host("a Host with a fragment", NO_HOST, "HTTP/1.1", "Host: test#a"),
          host("a Host with a user", NO_HOST, "HTTP/1.1", "Host: a@test"),
          host("a Host with a backslash", NO_HOST, "HTTP/1.1", "Host: test\\a"),
          host("a Host with a space", NO_HOST, "HTTP/1.1", "Host: a b"),
          host("a Host with a byte over 127", NO_HOST, "HTTP/1.1", "Host: t\u00e9st"),
          host("a malformed Host in HTTP/1.0", OLD_HOST, "HTTP/1.0", "Host: test/a"),
          host("two Hosts in HTTP/1.0", OLD_HOST, "HTTP/1.0", "Host: test\r\nHost: other"),
          field("a field without a colon", 400, LENIENT_FIELD, "nothing"),
          field("a field without a name", 400, LENIENT_FIELD, ": value"),
          field("a name with a space in it", 400, LENIENT_FIELD, "X Y: value"),
          field("a name with a NUL", 400, LENIENT_FIELD, "X\0: value"),
          field("a value with a NUL", 400, LENIENT_FIELD, "X: a\0b"),
          field("a value with a vertical tab", 400, LENIENT_FIELD, "X: a\u000bb"),
          field("a space before the colon", 400, SPACE_BEFORE_COLON, "X : value"),
          field("a tab before the colon", 400, SPACE_BEFORE_COLON, "X\t: value"),
          post("smuggling by a space", 400, SPACE_BEFORE_COLON, "Content-Length : 5"),
          post(
              "smuggling by a space, once more",
              400,
              SPACE_BEFORE_COLON,
              "Content-Length: 5\r\nTransfer-Encoding : chunked"),
          field("a line that continues another", 400, FOLDS, "X: a\r\n b"),
          post(
              "smuggling by a folded line",
              400,
              FOLDS,
              "Content-Length: 5\r\nTransfer-Encoding:\r\n chunked"),
          new MalformedRequest(
              "a first field with a space", 400, FOLDS, "GET / HTTP/1.1\r\n Host: test\r\n\r\n"),
          field("a line feed alone", 400, BARE_LINE_FEED, "X: a\nY: b"),
          field("a carriage return alone", 400, BARE_LINE_FEED, "X: a\rY: b"),
          post("smuggling by a line feed", 400, BARE_LINE_FEED, "X: a\nContent-Length: 5"),
          // Where the body ends
          post("a length with a plus sign", 400, LENIENT_LENGTH, "Content-Length: +5"),
          post("a negative length", 400, LENIENT_LENGTH, "Content-Length: -5"),
          post("a hexadecimal length", 400, LENIENT_LENGTH, "Content-Length: 0x5"),
          post("a length with an underscore", 400, LENIENT_LENGTH, "Content-Length: 0_5"),
          post("a length with a fraction", 400, LENIENT_LENGTH, "Content-Length: 5.0"),
          post("an empty length", 400, LENIENT_LENGTH, "Content-Length:"),
          post("a length with a space in it", 400, LENIENT_LENGTH, "Content-Length: 1 5"),
          post("a superscript digit", 400, LENIENT_LENGTH, "Content-Length: \u00b2"),
          post("a length too large", 413, LENGTH_OVERFLOWS, "Content-Length: 1048577"),
          post("a length of 2^32 + 5", 413, LENGTH_OVERFLOWS, "Content-Length: 4294967301"),
          post(
              "a length of 2^64 + 5",
              413,
              LENGTH_OVERFLOWS,
              "Content-Length: 18446744073709551621"),
          post("a list of lengths", 400, FIRST_LENGTH, "Content-Length: 5, 5"),
          post("two lengths", 400, FIRST_LENGTH, "Content-Length: 5\r\nContent-Length: 6"),
          post(
              "the same length twice", 400, FIRST_LENGTH, "Content-Length: 5\r\nContent-Length: 5"),
          post(
              "a length and chunks",
              400,
              BOTH_LENGTHS,
              "Content-Length: 5\r\nTransfer-Encoding: chunked"),
          post(
              "chunks and a length",
              400,
              BOTH_LENGTHS,
              "Transfer-Encoding: chunked\r\nContent-Length: 5"),
          post(
              "a length of 0 and chunks",
              400,
              BOTH_LENGTHS,
              "Content-Length: 0\r\nTransfer-Encoding: chunked"),
          post("a coding without chunks", 400, ANY_CODING, "Transfer-Encoding: gzip"),
          post("chunks that are not the last", 400, ANY_CODING, "Transfer-Encoding: chunked, gzip"),
          post("chunks in chunks", 400, ANY_CODING, "Transfer-Encoding: chunked, chunked"),
          post("the coding identity", 400, ANY_CODING, "Transfer-Encoding: identity"),
          post("a coding that is not quite it", 400, ANY_CODING, "Transfer-Encoding: xchunked"),
          post("chunks with a parameter", 400, ANY_CODING, "Transfer-Encoding: chunked;a=b"),
          post("an empty coding", 400, ANY_CODING, "Transfer-Encoding:"),
          post("a comma too many", 400, ANY_CODING, "Transfer-Encoding: chunked,"),
          post("chunks behind another coding", 501, ANY_CODING, "Transfer-Encoding: gzip, chunked"),
          post(
              "codings in two fields",
              400,
              ANY_CODING,
              "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity"),
          post(
              "chunks twice, in two fields",
              400,
              ONE_CODING_FIELD,
              "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"),
          post(
              "chunks behind another coding, in two fields",
              501,
              ONE_CODING_FIELD,
              "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked"),
          post(
              "a vertical tab before chunked",
              400,
              STRIPS_MORE,
              "Transfer-Encoding: \u000bchunked"),
          post(
              "a no-break space behind chunked",
              400,
              STRIPS_MORE,
              "Transfer-Encoding: chunked\u00a0"),
          post("a unit separator before a length", 400, STRIPS_MORE, "Content-Length: \u001f5"),
          new MalformedRequest(
              "chunks in HTTP/1.0",
              400,
              CHUNKS_IN_1_0,
              "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
          new MalformedRequest(
              "chunks in HTTP/1.0 on a connection to be kept",
              400,
              CHUNKS_IN_1_0,
              "POST / HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked"
                  + "\r\n\r\n0\r\n\r\n"));

  private static MalformedRequest line(String what, int status, Misconception idea, String line) {
    return new MalformedRequest(what, status, idea, line + "\r\nHost: test\r\n\r\n");
  }

  private static MalformedRequest field(String what, int status, Misconception idea, String field) {
    return new MalformedRequest(
        what, status, idea, "GET / HTTP/1.1\r\nHost: test\r\n" + field + "\r\n\r\n");
  }

  private static MalformedRequest host(
      String what, Misconception idea, String version, String fields) {
    return new MalformedRequest(what, 400, idea, "GET / " + version + "\r\n" + fields + "\r\n\r\n");
  }

  private static MalformedRequest post(String what, int status, Misconception idea, String field) {
    return new MalformedRequest(what, status, idea, POST + field + "\r\n\r\n0\r\n\r\n");
  }

  @Override
  public String toString() {
    return what;
  }
}
