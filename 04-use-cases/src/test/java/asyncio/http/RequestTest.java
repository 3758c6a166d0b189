package asyncio.http;

import static asyncio.http.StreamingTest.LENGTH_OVERFLOWS;
import static loopcraft.grader.kit.Expect.observed;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import loopcraft.grader.Grades;
import loopcraft.grader.Need;
import loopcraft.grader.Needs;
import loopcraft.grader.Todo.NotWrittenYet;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Grades(value = "04.3", points = 8, seconds = 8)
@Needs(Need.NETWORK)
@DisplayName("04.3 A web server, part 1: what a request says")
class RequestTest extends OverHttp {

  // Part 1
  static final Misconception LENIENT_LINE =
      Misconception.of(
          "splits-at-any-space",
          "the request line is taken apart at whatever white space there is, or with words missing;"
              + " three words and two single spaces is all that it may be");

  static final Misconception LENIENT_TARGET =
      Misconception.of(
          "takes-any-target",
          "whatever stands in the place of the target is taken for a path; who looks at it later"
              + " does not expect that");

  static final Misconception LENIENT_PERCENT =
      Misconception.of(
          "lenient-percent",
          "what is not percent-encoded as it should be is passed on somehow; others read it"
              + " otherwise");

  static final Misconception ANY_VERSION =
      Misconception.of(
          "takes-any-version",
          "the version is not looked at, or only at its beginning; a client of another version"
              + " means something else by what it sends");

  static final Misconception NO_HOST =
      Misconception.of(
          "host-is-not-asked-for",
          "a request without one proper Host is served; a proxy may have taken it for another"
              + " site's");

  static final Misconception OLD_HOST =
      Misconception.of(
          "host-of-http-1-0-is-not-looked-at",
          "HTTP/1.0 needs no Host, and so its Hosts are not looked at; one that is there counts for"
              + " whoever routes by it");

  private static final Misconception EMPTY_HOST =
      Misconception.of(
          "empty-host-is-refused",
          "an empty Host is taken for none; it is what a client sends whose URL has no host");

  static final Misconception BACKSLASH =
      Misconception.of(
          "backslash-in-a-path",
          "a path with a backslash is accepted; browsers take it for a slash, and a redirect to"
              + " such a path leads them to another site");

  private static final Misconception METHOD_CASE =
      Misconception.of(
          "method-in-any-case",
          "methods are compared without regard to case; a proxy that allows no DELETE has let"
              + " delete pass");

  private static final Misconception KNOWN_METHODS =
      Misconception.of(
          "only-known-methods",
          "a method that the parser does not know is malformed for it; which there are, the"
              + " application knows");

  static final Misconception THROWS_OTHERWISE =
      Misconception.of(
          "parser-throws-otherwise",
          "for a malformed head something is thrown that is no HttpError, from Headers say; its"
              + " client is not answered");

  static final Misconception LENIENT_FIELD =
      Misconception.of(
          "takes-any-field",
          "a header field that is malformed is passed over; a proxy may have made sense of it");

  static final Misconception SPACE_BEFORE_COLON =
      Misconception.of(
          "space-before-the-colon",
          "spaces between a field's name and the colon are stripped; a proxy that took the name as"
              + " it stands has not seen that field");

  static final Misconception FOLDS =
      Misconception.of(
          "joins-folded-lines",
          "a line that begins with a space is taken for the rest of the one before; a proxy may"
              + " have read two fields");

  static final Misconception BARE_LINE_FEED =
      Misconception.of(
          "splits-at-a-line-feed",
          "a line feed or a carriage return alone ends a line; for a proxy it may have been a part"
              + " of the value, and what follows no field");

  static final Misconception STRIPS_MORE =
      Misconception.of(
          "strips-more-than-spaces",
          "strip and trim take away more than spaces and tabs; what is chunked after that was not"
              + " for a proxy");

  static final Misconception LENIENT_LENGTH =
      Misconception.of(
          "parses-lengths-leniently",
          "Long.parseLong takes more for a number than a Content-Length may be");

  static final Misconception FIRST_LENGTH =
      Misconception.of(
          "first-length-counts",
          "of several lengths one is taken; a proxy may have taken the other");

  static final Misconception BOTH_LENGTHS =
      Misconception.of(
          "chunks-beat-the-length",
          "with both a length and chunks, one of them is taken; a proxy may have taken the other");

  static final Misconception ANY_CODING =
      Misconception.of(
          "takes-any-coding",
          "a transfer coding that is not exactly chunked is taken for it, or for none");

  static final Misconception ONE_CODING_FIELD =
      Misconception.of(
          "one-coding-field-counts",
          "of several fields Transfer-Encoding one is looked at; they are one list, and a proxy may"
              + " have looked at another");

  private static final Misconception NO_BODY_OF_GET =
      Misconception.of(
          "get-has-no-body",
          "some methods are taken to have no body, whatever the head says; what a proxy took for"
              + " the body of a GET is the next request then");

  private static final Misconception SMALL_LIMIT =
      Misconception.of(
          "small-limit-lets-a-digit-pass",
          "the limit is divided, and / rounds a negative number up to 0: where the limit is smaller"
              + " than a digit, the digit passes");

  static final Misconception CHUNKS_IN_1_0 =
      Misconception.of(
          "chunks-in-http-1-0",
          "chunks are accepted with HTTP/1.0; whoever passed that on did not know of them");

  private static final Misconception DECODES_FIRST =
      Misconception.of(
          "decodes-before-splitting",
          "the path is decoded and then split, so that an encoded slash separates");

  private static final Misconception PLUS_IN_PATH =
      Misconception.of(
          "plus-is-a-space-anywhere", "a plus sign is a space in queries only, not in paths");

  private static final Misconception SEMICOLON =
      Misconception.of(
          "semicolon-separates",
          "a semicolon separates parameters; a cache that does not think so can be made to keep the"
              + " answer to one query for another");

  private static final Misconception PLUS_IN_NAME =
      Misconception.of(
          "plus-in-values-only",
          "a plus sign is a space in the values, and stays one in the names");

  private static final Misconception TIDIES_QUERY =
      Misconception.of(
          "query-is-tidied-up",
          "spaces around a value, or a value without a name, are thrown away; what was sent is for"
              + " the handler to judge");

  private static final Misconception DOTS =
      Misconception.of(
          "dots-are-resolved",
          "the segments . and .. are not passed on as they are; a proxy that let the path pass has"
              + " seen another one");

  private static final Misconception RAW_WITHOUT_HOST =
      Misconception.of(
          "raw-is-without-the-host",
          "the raw target of a URL is what follows its host; raw means as it was sent");

  private static final Misconception HEAD_LIMITS =
      Misconception.of(
          "limits-are-not-looked-at",
          "a head is as large as the client likes, as long as it fits into the reader");

  private final RequestParser parser = new RequestParser(limits);

  private RequestHead parse(String head) {
    return parser.parse(bytes(head));
  }

  private Target target(String target) {
    return parse(get(target)).target();
  }

  @Test
  @DisplayName("a head has a method, a target, a version, and fields in their order")
  void aHead() {
    RequestHead head = parse("PATCH /a?b HTTP/1.0\r\nX: 1\r\nx-y:\t two words \t\r\nX:\r\n\r\n");

    observed("the method", head.method()).shouldBe("PATCH");
    observed("the target", head.target().raw()).shouldBe("/a?b");
    observed("the version", head.version()).shouldBe(HttpVersion.HTTP_1_0);
    observed("the fields", head.headers())
        .shouldBe(Headers.of("X", "1", "x-y", "two words", "X", ""));
  }

  @Test
  @DisplayName("a head may have no fields, a value any byte that is no control character")
  void fewAndOddFields() {
    observed("the fields of none", parse("GET / HTTP/1.0\r\n\r\n").headers())
        .shouldBe(Headers.EMPTY);
    observed(
            "an odd value",
            parse(get("/", "!#$%&'*+-.^_`|~1a: a:b\t\"\u00e9\u00ff\""))
                .headers()
                .fields()
                .getLast())
        .shouldBe(new Headers.Field("!#$%&'*+-.^_`|~1a", "a:b\t\"\u00e9\u00ff\""));
  }

  @Test
  @DisplayName("a method is any token, and its case matters")
  void anyToken() {
    var methods = List.of("TRACE", "PURGE", "M-SEARCH", "get", "connect", "x");
    for (String method : methods) {
      try {
        note(parse(request(method, "/")).method());
      } catch (HttpError error) {
        note(method + " is answered " + error.status().code());
      }
    }

    observed("the methods", trace)
        .suggests(KNOWN_METHODS, seen -> seen.getFirst().contains("answered"))
        .suggests(METHOD_CASE, seen -> seen.getFirst().equals("TRACE"))
        .shouldBe("TRACE", "PURGE", "M-SEARCH", "get", "connect", "x");
  }

  @Test
  @DisplayName("a Host may be empty")
  void anEmptyHost() {
    String outcome = outcome("GET / HTTP/1.1\r\nHost:\r\n\r\n");

    observed("what became of an empty Host", outcome).suggests(EMPTY_HOST).shouldBe("accepted");
  }

  @Test
  @DisplayName("a target is a path and a query")
  void aPathAndAQuery() {
    Target target = target("/a/b;c?d=e/f?g");

    observed("the path", target.path()).shouldBe("/a/b;c");
    observed("the segments", target.segments()).shouldBe(List.of("a", "b;c"));
    observed("the query", target.query()).shouldBe("d=e/f?g");
  }

  @Test
  @DisplayName("a target may be a whole URL, or an asterisk for the server itself")
  void otherForms() {
    note(target("http://example.org/a?b").path());
    note(target("HTTPS://example.org:8443/a?b").query());
    note(target("http://example.org").path());
    note(target("http://example.org?b").path() + " " + target("http://example.org?b").query());
    note(target("http://[::1]:80/a").path());
    Target server = parse(request("OPTIONS", "*")).target();
    note(server.path() + " " + server.segments());

    observed("paths and queries", trace).shouldBe("/a", "b", "/", "/ b", "/a", "* []");
  }

  @Test
  @DisplayName("the raw target is what was sent, with the host if there is one")
  void rawTargets() {
    observed("the raw target", target("http://example.org/a%20b?c").raw())
        .suggests(RAW_WITHOUT_HOST, seen -> seen.equals("/a%20b?c"))
        .shouldBe("http://example.org/a%20b?c");
  }

  @Test
  @DisplayName("what browsers leave as it is in a query is no mistake")
  void oddCharactersInAQuery() {
    observed("the parameters", target("/a|b?c[]=\\d|e&f={g}^`'").parameters())
        .shouldBe(Map.of("c[]", List.of("\\d|e"), "f", List.of("{g}^`'")));
  }

  @Test
  @DisplayName("segments of dots are segments")
  void dots() {
    observed("the segments of /a/./b/../%2e%2e/c", target("/a/./b/../%2e%2e/c").segments())
        .suggests(DOTS)
        .shouldBe(List.of("a", ".", "b", "..", "..", "c"));
  }

  @Test
  @DisplayName("an encoded slash is a part of a segment and separates nothing")
  void encodedSlashes() {
    observed("the segments of /a%2Fb/%2e%2E/%25", target("/a%2Fb/%2e%2E/%25").segments())
        .suggests(DECODES_FIRST, seen -> seen.size() > 3)
        .shouldBe(List.of("a/b", "..", "%"));
  }

  @Test
  @DisplayName("a path that ends in a slash ends in an empty segment")
  void emptySegments() {
    observed("the segments of /", target("/").segments()).shouldBe(List.of(""));
    observed("the segments of /a/", target("/a/").segments()).shouldBe(List.of("a", ""));
    observed("the segments of //a", target("//a").segments()).shouldBe(List.of("", "a"));
  }

  @Test
  @DisplayName("percent signs stand for bytes, and the bytes are text in UTF-8")
  void percentSigns() {
    observed("the segment", target("/gr%C3%bC%c3%9fe%20%F0%9F%90%9D").segments().getFirst())
        .shouldBe("gr\u00fc\u00dfe \ud83d\udc1d");
  }

  @Test
  @DisplayName("a plus sign is a space in a query, and a plus sign in a path")
  void plusSigns() {
    Target target = target("/1+1?q=1+1&r=1%2B1");

    observed("the segment", target.segments().getFirst()).suggests(PLUS_IN_PATH).shouldBe("1+1");
    observed("the parameters", target.parameters())
        .shouldBe(Map.of("q", List.of("1 1"), "r", List.of("1+1")));
  }

  @Test
  @DisplayName("a parameter has all its values, and may have an empty one")
  void parameters() {
    Map<String, List<String>> parameters = target("/?b=1&a&b=2=3&&%3D=%26&c=").parameters();

    observed("the names in their order", List.copyOf(parameters.keySet()))
        .shouldBe("b", "a", "=", "c");
    observed("the parameters", parameters)
        .suggests(DECODES_FIRST, seen -> !List.of("&").equals(seen.get("=")))
        .shouldBe(
            Map.of(
                "b", List.of("1", "2=3"),
                "a", List.of(""),
                "=", List.of("&"),
                "c", List.of("")));
  }

  @Test
  @DisplayName("a plus sign is a space in a parameter's name, too")
  void plusInAName() {
    observed("the parameters", target("/?a+b=c").parameters())
        .suggests(PLUS_IN_NAME, seen -> seen.containsKey("a+b"))
        .shouldBe(Map.of("a b", List.of("c")));
  }

  @Test
  @DisplayName("a semicolon separates no parameters")
  void semicolons() {
    observed("the parameters", target("/?a=b;c=d").parameters())
        .suggests(SEMICOLON, seen -> seen.containsKey("c"))
        .shouldBe(Map.of("a", List.of("b;c=d")));
  }

  @Test
  @DisplayName("a parameter's value may have spaces around it, and its name may be empty")
  void oddParameters() {
    observed("the parameters", target("/?a=+b%20&=c").parameters())
        .suggests(TIDIES_QUERY)
        .shouldBe(Map.of("a", List.of(" b "), "", List.of("c")));
  }

  static List<MalformedRequest> malformed() {
    return MalformedRequest.ALL;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  @DisplayName("what can be read in two ways is refused")
  void malformedHeads(MalformedRequest malformed) {
    observed("what became of " + malformed.what(), outcome(malformed.text()))
        .suggests(malformed.idea(), seen -> seen.equals("accepted"))
        .suggests(THROWS_OTHERWISE, seen -> !seen.equals("accepted") && !seen.matches("\\d+"))
        .shouldBe(String.valueOf(malformed.status()));
  }

  private String outcome(String request) {
    String head = request.substring(0, request.indexOf("\r\n\r\n") + 4);
    try {
      BodyFraming.lengthOf(parse(head), limits);
      return "accepted";
    } catch (HttpError error) {
      return String.valueOf(error.status().code());
    } catch (NotWrittenYet notAFailure) {
      throw notAFailure;
    } catch (RuntimeException other) {
      return other.toString();
    }
  }

  @Test
  @DisplayName("a head may be as large as the limits allow, and no larger")
  void limitsOfAHead() {
    limits = limits.withHead(20, 30, 2);
    var strict = new RequestParser(limits);
    for (String head :
        List.of(
            "GET /45678901 HTTP/1.1\r\nHost: test\r\n\r\n",
            "GET /4567890 HTTP/1.1\r\nHost: test\r\n\r\n",
            "GET /456789 HTTP/1.1\r\nHost: test\r\nX: 4567890123\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: test\r\nX: 4567890123456\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: test\r\nX: 45678901234567\r\n\r\n",
            "GET / HTTP/1.1\r\nHost:\r\nX: 1\r\nY: 2\r\n\r\n")) {
      try {
        strict.parse(bytes(head));
        note("accepted");
      } catch (HttpError error) {
        note(error.status().code() + "");
      }
    }

    observed("heads of which some are too large", trace)
        .suggests(HEAD_LIMITS, seen -> Collections.frequency(seen, "accepted") > 2)
        .shouldBe("414", "414", "accepted", "accepted", "431", "431");
  }

  @Test
  @DisplayName("a body is as long as the length says, has chunks, or is not there")
  void whereABodyEnds() {
    note(length());
    note(length("Content-Length: 0"));
    note(length("content-length: 1048576"));
    note(length("Content-Length: 0000000000000000000000000000005"));
    note(length("Transfer-Encoding: chunked"));
    note(length("Transfer-encoding: Chunked"));

    observed("lengths", trace).shouldBe("0", "0", "1048576", "5", "chunks", "chunks");
  }

  @Test
  @DisplayName("any request may have a body, a GET too")
  void bodiesOfAnyMethod() {
    for (String method : List.of("GET", "HEAD", "DELETE", "OPTIONS", "TRACE", "X")) {
      note(method + " " + lengthOf(method, "Content-Length: 5"));
      note(method + " " + lengthOf(method, "Transfer-Encoding: chunked"));
    }

    observed("methods and lengths", trace)
        .suggests(NO_BODY_OF_GET, seen -> seen.stream().anyMatch(l -> l.endsWith(" 0")))
        .shouldBe(
            "GET 5",
            "GET chunks",
            "HEAD 5",
            "HEAD chunks",
            "DELETE 5",
            "DELETE chunks",
            "OPTIONS 5",
            "OPTIONS chunks",
            "TRACE 5",
            "TRACE chunks",
            "X 5",
            "X chunks");
  }

  @Test
  @DisplayName("the limit of a body may be less than ten, and 0 forbids bodies")
  void smallLimits() {
    for (long most : List.of(0L, 7L, 12L)) {
      limits = limits.withBodyBytes(most);
      for (String length : List.of("0", "00", "1", "7", "8", "9", "12", "13", "20")) {
        note(most + ": " + length("Content-Length: " + length));
      }
    }

    observed("limits, and what became of lengths from 0 to 20", trace)
        .suggests(SMALL_LIMIT, seen -> seen.contains("0: 1") || seen.contains("7: 8"))
        .shouldBe(
            "0: 0", "0: 0", "0: 413", "0: 413", "0: 413", "0: 413", "0: 413", "0: 413", "0: 413",
            "7: 0", "7: 0", "7: 1", "7: 7", "7: 413", "7: 413", "7: 413", "7: 413", "7: 413",
            "12: 0", "12: 0", "12: 1", "12: 7", "12: 8", "12: 9", "12: 12", "12: 413", "12: 413");
  }

  @Test
  @DisplayName("the limit of a body may be the largest there is, and a length larger than that")
  void theLargestLimit() {
    limits = limits.withBodyBytes(Long.MAX_VALUE);
    note(length("Content-Length: 9223372036854775807"));
    note(length("Content-Length: 9223372036854775808"));
    note(length("Content-Length: 18446744073709551621"));
    note(length("Content-Length: " + "9".repeat(1000)));

    observed("what became of lengths of 19, 19, 20 and 1000 digits", trace)
        .suggests(LENGTH_OVERFLOWS, seen -> seen.getFirst().equals("9223372036854775807"))
        .shouldBe("9223372036854775807", "413", "413", "413");
  }

  private String length(String... fields) {
    return lengthOf("POST", fields);
  }

  private String lengthOf(String method, String... fields) {
    try {
      OptionalLong length = BodyFraming.lengthOf(parse(request(method, "/", fields)), limits);
      return length.isPresent() ? String.valueOf(length.getAsLong()) : "chunks";
    } catch (HttpError error) {
      return String.valueOf(error.status().code());
    }
  }
}
