package asyncio.http;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;
import static asyncio.Asyncio.timeout;
import static asyncio.stream.Streams.openConnection;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import asyncio.stream.Connection;
import asyncio.sync.Event;
import asyncio.task.CancelledError;
import asyncio.task.CoroutineAction;
import asyncio.task.Future;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.loop.EventLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Grades(value = "04.3", points = 60, seconds = 30)
@DisplayName("04.3 A web server")
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class HttpTest extends OverHttp {

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
          "the version is not looked at, or only at its beginning; a client of another version means"
              + " something else by what it sends");
  static final Misconception NO_HOST =
      Misconception.of(
          "host-is-not-asked-for",
          "a request without one proper Host is served; a proxy may have taken it for another"
              + " site's");
  static final Misconception LENIENT_FIELD =
      Misconception.of(
          "takes-any-field",
          "a header field that is malformed is passed over; a proxy may have made sense of it");
  static final Misconception SPACE_BEFORE_COLON =
      Misconception.of(
          "space-before-the-colon",
          "spaces between a field's name and the colon are stripped; a proxy that took the name as it"
              + " stands has not seen that field");
  static final Misconception FOLDS =
      Misconception.of(
          "joins-folded-lines",
          "a line that begins with a space is taken for the rest of the one before; a proxy may have"
              + " read two fields");
  static final Misconception BARE_LINE_FEED =
      Misconception.of(
          "splits-at-a-line-feed",
          "a line feed or a carriage return alone ends a line; for a proxy it may have been a part of"
              + " the value, and what follows no field");
  static final Misconception STRIPS_MORE =
      Misconception.of(
          "strips-more-than-spaces",
          "strip and trim take away more than spaces and tabs; what is chunked after that was not"
              + " for a proxy");
  static final Misconception LENIENT_LENGTH =
      Misconception.of(
          "parses-lengths-leniently",
          "Long.parseLong takes more for a number than a Content-Length may be");
  static final Misconception LENGTH_OVERFLOWS =
      Misconception.of(
          "length-overflows",
          "a length of many digits is reckoned until it is small again; it is too large");
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
  private static final Misconception HEAD_LIMITS =
      Misconception.of(
          "limits-are-not-looked-at",
          "a head is as large as the client likes, as long as it fits into the reader");

  // Part 2
  private static final Misconception ONE_READ =
      Misconception.of(
          "one-read-is-one-request",
          "what arrives at once is taken for one request, whole and alone; it may be a half, or two");
  private static final Misconception GOES_ON =
      Misconception.of(
          "goes-on-after-an-error",
          "after a malformed request the connection goes on; where the next request begins, nobody"
              + " knows");
  private static final Misconception BODY_IS_LEFT =
      Misconception.of(
          "unread-body-is-a-request",
          "the handler did not read the body, and it is read as the next request");
  private static final Misconception SKIPS_ANYTHING =
      Misconception.of(
          "skips-however-much",
          "a body that nobody wants is read to its end, however large, or waited for although its"
              + " client waits, too");
  private static final Misconception HEAD_WITH_BODY =
      Misconception.of(
          "head-has-a-body",
          "the answer to HEAD has a body; the client takes it for the next response");
  private static final Misconception BODY_FORBIDDEN =
      Misconception.of(
          "no-content-has-a-body", "a response of a status without a body has one, or a length");
  private static final Misconception CLOSE_UNHEARD =
      Misconception.of(
          "close-is-not-heard",
          "the client, or the handler, has said that the connection is to be closed, and it is kept;"
              + " Connection is a list of words, in whatever case");
  private static final Misconception OLD_IS_KEPT =
      Misconception.of(
          "http-1-0-is-kept",
          "a connection of HTTP/1.0 is kept although the client has not asked for it, or the client"
              + " is not told that it is");
  private static final Misconception EACH_BYTE =
      Misconception.of(
          "each-byte-has-its-time",
          "the time limit begins anew with every piece that arrives; a client that sends a byte now"
              + " and then holds its connection for ever");
  private static final Misconception IDLE_IS_SLOW =
      Misconception.of(
          "idle-is-slow",
          "a connection without a request is taken for a request that is slow, or has no limit");
  private static final Misconception TELLS_THE_CLIENT =
      Misconception.of(
          "tells-the-client-why",
          "what went wrong inside of the handler is sent to the client, who may be anybody");
  private static final Misconception UNREPORTED =
      Misconception.of(
          "failure-is-not-reported",
          "a handler, or a body's producer, fails, and the loop's exception handler never hears");
  private static final Misconception ENDS_BY_FAILURE =
      Misconception.of(
          "failure-ends-the-connection",
          "a handler fails, and its client gets no answer, or no further one");
  private static final Misconception SLOW_READER =
      Misconception.of(
          "slow-reader-is-waited-for",
          "a client that does not read what it is sent is waited for without an end");
  private static final Misconception READS_FIRST =
      Misconception.of(
          "reads-the-body-first",
          "the whole body is read before the handler runs; the handler should decide");
  private static final Misconception LOOKS_WHOLE =
      Misconception.of(
          "cancelled-looks-whole",
          "the connection was cancelled, and closes as if everything had been sent");

  // Part 4
  private static final Misconception LENIENT_SIZE =
      Misconception.of(
          "parses-sizes-leniently",
          "Integer.parseInt takes more for a number than the size of a chunk may be, and less");
  private static final Misconception TRAILERS_LEFT =
      Misconception.of(
          "trailers-are-left",
          "the body ends with the last chunk's first line, and what follows it is read as a request");
  private static final Misconception CHUNK_END =
      Misconception.of(
          "chunk-end-is-not-looked-at",
          "two bytes after each chunk are skipped, whatever they are");
  private static final Misconception WHOLE_CHUNK =
      Misconception.of(
          "waits-for-the-whole-chunk",
          "a piece of a body is kept back until its chunk is whole, or its size is known to be too"
              + " large only when all has arrived");
  private static final Misconception ENDLESS_EXTRAS =
      Misconception.of(
          "extras-have-no-limit",
          "extensions and trailers are read without a limit: they are bytes, too");
  private static final Misconception LINE_FEED_IN_CHUNKS =
      Misconception.of(
          "any-extension-will-do",
          "a line feed or a control character in a chunk's line is skipped with the extension; a"
              + " proxy may have ended the line there");
  private static final Misconception EMPTY_ENDS =
      Misconception.of(
          "empty-write-ends-the-body",
          "a write of nothing becomes a chunk of size 0, which is the end of the body");
  private static final Misconception FAILED_LOOKS_WHOLE =
      Misconception.of(
          "failed-body-looks-whole",
          "the producer has failed, and the client is sent an end as if that was all");
  private static final Misconception PRODUCES_FOR_NOBODY =
      Misconception.of(
          "produces-for-nobody", "the client is gone, and the producer goes on, or waits for ever");
  private static final Misconception NO_BACK_PRESSURE =
      Misconception.of(
          "does-not-wait-for-the-client",
          "the producer writes faster than the client reads, and everything is kept in memory");
  private static final Misconception CHUNKS_FOR_OLD =
      Misconception.of(
          "chunks-for-http-1-0",
          "a client of HTTP/1.0 is sent chunks, which it does not know; or it cannot tell where the"
              + " body ends");
  private static final Misconception PROMISE =
      Misconception.of(
          "promise-is-not-kept",
          "the body is not as long as the head has promised, and nobody notices");
  private static final Misconception COLLECTS =
      Misconception.of(
          "collects-the-stream",
          "what is written is kept until the body ends; a stream of events never ends");

  // Part 5
  private static final Misconception WAITS_FOR_IDLE =
      Misconception.of(
          "waits-for-idle-connections",
          "shutting down waits for connections on which nothing happens");
  private static final Misconception CUTS_OFF =
      Misconception.of(
          "cuts-off-requests", "a request that had begun is cut off, although there was time");
  private static final Misconception WAITS_FOR_EVER =
      Misconception.of(
          "shutdown-waits-for-ever", "time is up, and a request that does not end is waited for");
  private static final Misconception NOT_SAID =
      Misconception.of(
          "closes-without-a-word",
          "the last response does not say Connection: close, and the client sends its next request"
              + " to nobody");
  private static final Misconception NO_MOST =
      Misconception.of(
          "any-number-of-connections",
          "there is no limit of connections, or one that also those count who have gone");
  private static final Misconception ENDS_TOO_EARLY =
      Misconception.of(
          "shutdown-ends-too-early", "shutdown has ended, and there are connections left");
  private static final Misconception CANCELLED_LEAVES =
      Misconception.of(
          "cancelled-shutdown-leaves-them",
          "shutdown was cancelled, and requests go on that nobody waits for any more");

  @Nested
  @Order(1)
  @DisplayName("part 1: what a request says")
  class Parsing {

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
              parse(get("/", "!#$%&'*+-.^_`|~1a: a:b\t\"\u00e9\u00ff\"")).headers().fields().getLast())
          .shouldBe(new Headers.Field("!#$%&'*+-.^_`|~1a", "a:b\t\"\u00e9\u00ff\""));
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

      observed("the segment", target.segments().getFirst())
          .suggests(PLUS_IN_PATH)
          .shouldBe("1+1");
      observed("the parameters", target.parameters())
          .shouldBe(Map.of("q", List.of("1 1"), "r", List.of("1+1")));
    }

    @Test
    @DisplayName("a parameter has all its values, and may have an empty one")
    void parameters() {
      Map<String, List<String>> parameters =
          target("/?b=1&a&b=2=3&&%3D=%26&c=").parameters();

      observed("the names in their order", List.copyOf(parameters.keySet()))
          .shouldBe("b", "a", "=", "c");
      observed("the parameters", parameters)
          .suggests(
              DECODES_FIRST, seen -> !List.of("&").equals(seen.get("=")))
          .shouldBe(
              Map.of(
                  "b", List.of("1", "2=3"),
                  "a", List.of(""),
                  "=", List.of("&"),
                  "c", List.of("")));
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
          .shouldBe(String.valueOf(malformed.status()));
    }

    private String outcome(String request) {
      String head = request.substring(0, request.indexOf("\r\n\r\n") + 4);
      try {
        BodyFraming.lengthOf(parse(head), limits);
        return "accepted";
      } catch (HttpError error) {
        return String.valueOf(error.status().code());
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

    private String length(String... fields) {
      OptionalLong length =
          BodyFraming.lengthOf(parse(request("POST", "/", fields)), limits);
      return length.isPresent() ? String.valueOf(length.getAsLong()) : "chunks";
    }
  }

  /** Answers by what it was asked, and the body. */
  private Response echo(Request request) {
    note(request.toString());
    String body = text(await(request.body().readAll()));
    return Response.text(request + (body.isEmpty() ? "" : " " + body) + "\r\n");
  }

  @Nested
  @Order(2)
  @DisplayName("part 2: responses, keep-alive and limits")
  class Keeping {

    @Test
    @DisplayName("a response has a status line, the fields, and a body of that length")
    void aResponse() {
      List<String> answer =
          converse(
              _ -> Response.text("hello").withStatus(Status.CREATED).withHeader("X", "y"), get("/"));

      observed("the response", answer)
          .shouldBe(
              "HTTP/1.1 201 Created",
              "content-length: 5",
              "content-type: text/plain; charset=utf-8",
              "x: y",
              "",
              "hello");
    }

    @Test
    @DisplayName("a response has a date, once")
    void aDate() {
      run(
          () -> {
            Client client =
                connect(
                    request ->
                        request.path().equals("/own")
                            ? Response.text("").withHeader("Date", "Sun, 06 Nov 1994 08:49:37 GMT")
                            : Response.text(""));
            client.send(get("/") + get("/own"));
            client
                .finish()
                .lines()
                .filter(line -> line.startsWith("Date: "))
                .map(line -> line.replaceAll("\\p{Lower}", "x").replaceAll("\\p{Upper}", "X"))
                .map(line -> line.replaceAll("\\d", "9"))
                .forEach(HttpTest.this::note);
          });

      observed("the dates, letters and digits replaced", trace)
          .shouldBe("Xxxx: Xxx, 99 Xxx 9999 99:99:99 XXX", "Xxxx: Xxx, 99 Xxx 9999 99:99:99 XXX");
    }

    @Test
    @DisplayName("the answer to HEAD is that to GET without the body")
    void head() {
      List<String> answer =
          converse(_ -> Response.text("hello\r\n"), request("HEAD", "/") + request("GET", "/"));

      observed("both responses", answer)
          .suggests(HEAD_WITH_BODY, seen -> Collections.frequency(seen, "hello") > 1)
          .shouldBe(
              "HTTP/1.1 200 OK",
              "content-length: 7",
              "content-type: text/plain; charset=utf-8",
              "",
              "HTTP/1.1 200 OK",
              "content-length: 7",
              "content-type: text/plain; charset=utf-8",
              "",
              "hello");
    }

    @Test
    @DisplayName("204 and 304 have neither a body nor a length")
    void noBody() {
      List<String> answer =
          converse(
              request ->
                  Response.of(
                      request.path().equals("/204") ? Status.NO_CONTENT : Status.NOT_MODIFIED,
                      "text/plain",
                      bytes("body\r\n")),
              get("/204") + get("/304"));

      observed("both responses", answer)
          .suggests(BODY_FORBIDDEN)
          .shouldBe(
              "HTTP/1.1 204 No Content",
              "content-type: text/plain",
              "",
              "HTTP/1.1 304 Not Modified",
              "content-type: text/plain",
              "");
    }

    @Test
    @DisplayName("a large response comes through whole")
    void aLargeResponse() {
      var body = new byte[300_000];
      run(
          () -> {
            Client client = connect(_ -> Response.of(Status.OK, "x/y", body));
            client.send(get("/"));
            String received = client.finish();
            note("" + (received.length() - received.indexOf("\r\n\r\n") - 4));
          });

      observed("the bytes of the body", trace).shouldBe("300000");
    }

    @Test
    @DisplayName("requests that are sent at once are answered one after the other")
    void pipelining() {
      runOrName(
          ONE_READ,
          "send three requests at once",
          () -> {
            Client client =
                connect(
                    request -> {
                      note(request + " begins");
                      if (request.path().equals("/slow")) {
                        pause(1_000);
                      }
                      note(request + " ends");
                      return Response.text(request + "\r\n");
                    });
            client.send(get("/slow") + request("POST", "/two", "Content-Length: 3") + "abc");
            client.send(get("/three"));
            client
                .finish()
                .lines()
                .filter(line -> line.matches("(GET|POST) .*"))
                .forEach(HttpTest.this::note);
          });

      observed("what was handled and answered", trace)
          .suggests(ONE_READ)
          .shouldBe(
              "GET /slow begins",
              "GET /slow ends",
              "POST /two begins",
              "POST /two ends",
              "GET /three begins",
              "GET /three ends",
              "GET /slow",
              "POST /two",
              "GET /three");
    }

    @Test
    @DisplayName("a request may arrive byte by byte")
    void byteByByte() {
      runOrName(
          ONE_READ,
          "send a request byte by byte",
          () -> {
            Client client = connect(HttpTest.this::echo);
            String request = "\r\n" + request("POST", "/", "Content-Length: 5") + "hello";
            for (char c : request.toCharArray()) {
              client.send(String.valueOf(c));
              ticks(3);
            }
            note(client.receiveUntil("hello"));
            client.leave();
          });

      observed("the end of the response", trace.lines().getLast().lines().toList().getLast())
          .suggests(ONE_READ)
          .shouldBe("POST / hello");
    }

    @Test
    @DisplayName("after an empty line the next request may follow")
    void anEmptyLine() {
      List<String> answer =
          converse(_ -> Response.of(Status.OK), get("/") + "\r\n" + get("/"));

      observed("the status lines", answer.stream().filter(l -> l.startsWith("HTTP")).toList())
          .shouldBe("HTTP/1.1 200 OK", "HTTP/1.1 200 OK");
    }

    static List<MalformedRequest> malformed() {
      return MalformedRequest.ALL;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    @DisplayName("a malformed request is answered by its error, and is the last")
    void malformedRequests(MalformedRequest malformed) {
      runOrName(
          GOES_ON,
          "send a malformed request, and another one behind it",
          () -> {
            Client client = connect(HttpTest.this::echo);
            client.send(malformed.text() + get("/smuggled"));
            String received = client.receiveAll();
            note("answered " + String.join(", ", statuses(received)));
            note("close: " + received.contains("\r\nConnection: close\r\n"));
            client.leave();
          });

      observed("after " + malformed.what(), trace)
          .suggests(
              malformed.idea(),
              seen -> seen.stream().anyMatch(l -> l.matches("\\w+ .*") && !l.startsWith("answered")
                  && !l.contains("smuggled")))
          .suggests(GOES_ON, seen -> seen.toString().contains("smuggled"))
          .shouldBe("answered " + malformed.status(), "close: true");
    }

    @Test
    @DisplayName("a head that is too long is answered as soon as it is")
    void aHeadThatIsTooLong() {
      limits = limits.withHead(50, 100, 10);
      run(
          () -> {
            for (String begin : List.of("GET /" + "x".repeat(300), get("/", "X: " + "x".repeat(300)))) {
              Client client = connect(HttpTest.this::echo);
              client.send(begin);
              note(statuses(client.receiveAll()) + " at " + time.now());
              client.leave();
            }
          });

      observed("the answers", trace).shouldBe("[414] at PT0S", "[431] at PT0S");
    }

    @Test
    @DisplayName("who leaves in the middle of a request is answered 400")
    void leavesInTheMiddle() {
      List<String> inTheHead = converse(HttpTest.this::echo, "GET / HTTP/1.1\r\nHost");
      List<String> inTheBody =
          converse(HttpTest.this::echo, request("POST", "/", "Content-Length: 9") + "half");

      observed("the answer in the middle of the head", inTheHead.getFirst())
          .shouldBe("HTTP/1.1 400 Bad Request");
      observed("the answer in the middle of the body", inTheBody.getFirst())
          .shouldBe("HTTP/1.1 400 Bad Request");
      observed("what the exception handler was told", told.size()).shouldBe(0);
    }

    @Test
    @DisplayName("with HTTP/1.1 a connection is kept until the client says close")
    void keptUntilClose() {
      List<String> answer =
          converse(
              HttpTest.this::echo,
              get("/1") + get("/2", "Connection: TE ,\tClose", "TE: x") + get("/3"));

      observed("the responses", answer)
          .suggests(CLOSE_UNHEARD, seen -> seen.contains("GET /3"))
          .shouldBe(
              "HTTP/1.1 200 OK",
              "content-length: 8",
              "content-type: text/plain; charset=utf-8",
              "",
              "GET /1",
              "HTTP/1.1 200 OK",
              "connection: close",
              "content-length: 8",
              "content-type: text/plain; charset=utf-8",
              "",
              "GET /2");
    }

    @Test
    @DisplayName("with HTTP/1.0 it is kept only if the client asks for it")
    void keptIfAskedFor() {
      String one = "GET /1 HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n";
      List<String> answer =
          converse(
              HttpTest.this::echo,
              one + "GET /2 HTTP/1.0\r\n\r\n" + "GET /3 HTTP/1.0\r\n\r\n");

      observed("the responses", answer)
          .suggests(OLD_IS_KEPT)
          .shouldBe(
              "HTTP/1.1 200 OK",
              "connection: keep-alive",
              "content-length: 8",
              "content-type: text/plain; charset=utf-8",
              "",
              "GET /1",
              "HTTP/1.1 200 OK",
              "connection: close",
              "content-length: 8",
              "content-type: text/plain; charset=utf-8",
              "",
              "GET /2");
    }

    @Test
    @DisplayName("with HTTP/1.0 close is stronger than keep-alive")
    void closeIsStronger() {
      List<String> answer =
          converse(
              HttpTest.this::echo,
              "GET /1 HTTP/1.0\r\nConnection: keep-alive, close\r\n\r\nGET /2 HTTP/1.0\r\n\r\n");

      observed("the number of responses", statuses(String.join("\r\n", answer)).size())
          .suggests(CLOSE_UNHEARD)
          .shouldBe(1);
    }

    @Test
    @DisplayName("a handler may say close, too")
    void aHandlerSaysClose() {
      List<String> answer =
          converse(
              _ -> Response.of(Status.OK).withHeader("Connection", "close"), get("/") + get("/"));

      observed("the responses", answer)
          .suggests(CLOSE_UNHEARD)
          .shouldBe("HTTP/1.1 200 OK", "connection: close", "content-length: 0", "");
    }

    @Test
    @DisplayName("a handler's own error is the answer, with its fields")
    void aHandlersError() {
      List<String> answer =
          converse(
              request -> {
                throw new HttpError(
                    Status.METHOD_NOT_ALLOWED, "not " + request.method(), Headers.of("Allow", "PUT"));
              },
              get("/") + get("/"));

      observed("the first response", answer.subList(0, Math.min(6, answer.size())))
          .shouldBe(
              "HTTP/1.1 405 Method Not Allowed",
              "allow: PUT",
              "content-length: 8",
              "content-type: text/plain; charset=utf-8",
              "",
              "not GET\n".strip() + "\nHTTP/1.1 405 Method Not Allowed");
      observed("what the exception handler was told", told.size()).shouldBe(0);
    }

    @Test
    @DisplayName("a handler that fails is answered 500, and the client is not told why")
    void aHandlerThatFails() {
      List<String> answer =
          converse(
              request ->
                  switch (request.path()) {
                    case "/1" -> throw new IOException("password wrong for db7");
                    case "/2" -> throw new AssertionError("secret");
                    case "/3" -> null;
                    default -> Response.text("fine");
                  },
              get("/1") + get("/2") + get("/3") + get("/4"));

      observed("the responses", statuses(String.join("\r\n", splitAtStatus(answer))))
          .suggests(ENDS_BY_FAILURE, seen -> seen.size() < 4)
          .shouldBe("500", "500", "500", "200");
      observed("the responses", answer.toString())
          .suggests(TELLS_THE_CLIENT)
          .shouldSatisfy(
              "nothing of what went wrong inside",
              seen -> !seen.contains("password") && !seen.contains("secret"));
      observed(
              "what the exception handler was told, of what",
              told.stream().map(c -> c.exception().getClass().getSimpleName() + " " + c.source()).toList())
          .suggests(UNREPORTED, seen -> seen.size() < 3)
          .shouldBe("IOException GET /1", "AssertionError GET /2", "NullPointerException GET /3");
    }

    /** The plain error messages end in a line feed. */
    private List<String> splitAtStatus(List<String> answer) {
      return answer.stream().flatMap(String::lines).toList();
    }

    @Test
    @DisplayName("a handler that awaits what was cancelled has failed")
    void aHandlerThatIsCancelled() {
      runOrName(
          ENDS_BY_FAILURE,
          "await a cancelled future in a handler",
          () -> {
            Client client =
                connect(
                    _ -> {
                      var future = new Future<Response>(EventLoop.running());
                      future.cancel();
                      return await(future);
                    });
            client.send(get("/"));
            note("" + statuses(client.finish()));
          });

      observed("the answer", trace).suggests(ENDS_BY_FAILURE).shouldBe("[500]");
    }

    @Test
    @DisplayName("a body that the handler has not read is no request")
    void anUnreadBody() {
      List<String> answer =
          converse(
              request -> {
                note(request.toString());
                if (request.path().equals("/some")) {
                  await(request.body().read());
                }
                return Response.of(Status.OK);
              },
              request("POST", "/none", "Content-Length: 60")
                  + (get("/smuggled") + " ".repeat(60)).substring(0, 60)
                  + request("POST", "/some", "Transfer-Encoding: chunked")
                  + "3\r\nabc\r\n4\r\nabcd\r\n0\r\n\r\n"
                  + get("/last"));

      observed("what was handled", trace)
          .suggests(BODY_IS_LEFT)
          .shouldBe("POST /none", "POST /some", "GET /last");
      observed("the number of lines", answer.size()).shouldBe(9);
    }

    @Test
    @DisplayName("a body that is too large to be skipped ends the connection")
    void tooLargeToSkip() {
      runOrName(
          SKIPS_ANYTHING,
          "answer a request without reading its large body",
          () -> {
            Client client = connect(_ -> Response.of(Status.FORBIDDEN));
            client.send(request("PUT", "/", "Content-Length: 900000") + "x".repeat(10_000));
            note(String.join(" ", lines(client.receiveAll())));
            note("at " + time.now());
            client.leave();
          });

      observed("the answer", trace)
          .suggests(SKIPS_ANYTHING)
          .shouldBe("HTTP/1.1 403 Forbidden connection: close content-length: 0 ", "at PT0S");
    }

    @Test
    @DisplayName("a client that waits for 100 Continue gets it when the body is wanted")
    void continues() {
      runOrName(
          READS_FIRST,
          "expect 100-continue",
          () -> {
            Client client =
                connect(
                    request -> {
                      note("handled");
                      pause(1_000);
                      return echo(request);
                    });
            client.send(request("POST", "/", "Content-Length: 5", "Expect: 100-Continue"));
            note(client.receiveUntil("\r\n\r\n").strip());
            client.send("hello");
            note(client.finish().lines().toList().getLast());
          });

      observed("what happened", trace)
          .suggests(READS_FIRST)
          .shouldBe("handled", "POST /", "HTTP/1.1 100 Continue", "POST / hello");
    }

    @Test
    @DisplayName("a client that waits in vain is answered at once, and its connection ends")
    void waitsInVain() {
      runOrName(
          SKIPS_ANYTHING,
          "answer a client that waits for 100 Continue",
          () -> {
            Client client = connect(_ -> Response.of(Status.FORBIDDEN));
            client.send(request("POST", "/", "Content-Length: 5", "Expect: 100-continue"));
            note(String.join(" ", lines(client.receiveAll())));
            note("at " + time.now());
            client.leave();
          });

      observed("the answer", trace)
          .suggests(SKIPS_ANYTHING)
          .shouldBe("HTTP/1.1 403 Forbidden connection: close content-length: 0 ", "at PT0S");
    }

    @Test
    @DisplayName("what else is expected is refused by 417")
    void expectsSomethingElse() {
      List<String> answer = converse(HttpTest.this::echo, get("/", "Expect: a-miracle"));

      observed("the answer", answer.getFirst()).shouldBe("HTTP/1.1 417 Expectation Failed");
    }

    @Test
    @DisplayName("a body that is too large is refused before it is sent")
    void tooLarge() {
      limits = limits.withBodyBytes(10);
      run(
          () -> {
            Client client = connect(HttpTest.this::echo);
            client.send(request("POST", "/", "Content-Length: 11", "Expect: 100-continue"));
            note("" + statuses(client.receiveAll()));
            client.leave();
          });

      observed("the answer", trace).shouldBe("[413]");
    }

    @Test
    @DisplayName("a connection without a request is closed without a word")
    void idleTime() {
      runOrName(
          IDLE_IS_SLOW,
          "wait for a connection to be closed that is not used",
          () -> {
            Client client = connect(HttpTest.this::echo);
            pause(50_000);
            client.send(get("/"));
            client.receiveUntil("GET /\r\n");
            note("then [" + client.receiveAll() + "] at " + time.now());
            client.leave();
          });

      observed("what came, with a limit of 60 s", trace)
          .suggests(IDLE_IS_SLOW)
          .shouldBe("GET /", "then [] at PT1M50S");
    }

    @Test
    @DisplayName("a head that does not end is answered 408, however busy it looks")
    void headTime() {
      runOrName(
          EACH_BYTE,
          "send a head in drops",
          () -> {
            Client client = connect(HttpTest.this::echo);
            pause(5_000);
            Task<Void> dropping =
                start(
                    "dropping",
                    () -> {
                      client.send("GET / HTTP/1.1\r\n");
                      for (int i = 0; i < 100; i++) {
                        client.send("X: y\r\n");
                        pause(1_100);
                      }
                    });
            String received = client.receiveAll();
            note(statuses(received) + " at " + time.now());
            dropping.cancel();
            client.leave();
          });

      observed("the answer, with a limit of 10 s from the fifth on", trace)
          .suggests(EACH_BYTE)
          .shouldBe("[408] at PT15S");
    }

    @Test
    @DisplayName("a body that comes in drops is answered 408")
    void bodyTime() {
      run(
          () -> {
            Client client = connect(HttpTest.this::echo);
            client.send(request("POST", "/", "Content-Length: 100"));
            Task<Void> dropping =
                start(
                    "dropping",
                    () -> {
                      for (int i = 0; i < 100; i++) {
                        client.send("x");
                        pause(1_100);
                      }
                    });
            note(statuses(client.receiveAll()) + " at " + time.now());
            dropping.cancel();
            client.leave();
          });

      observed("what happened, with a limit of 30 s", trace)
          .shouldBe("POST /", "[408] at PT30S");
    }

    @Test
    @DisplayName("a client that does not read is waited for, and then cut off")
    void writeTime() {
      runOrName(
          SLOW_READER,
          "answer a client that does not read",
          () -> {
            Client client = connectNarrowly(_ -> Response.of(Status.OK, "x/y", new byte[5_000]));
            client.send(get("/"));
            pause(29_000);
            note("ended: " + client.served().isDone());
            pause(2_000);
            note("ended: " + client.served().isDone());
            client.leave();
          });

      observed("whether the connection has ended, with a limit of 30 s", trace)
          .suggests(SLOW_READER, seen -> seen.getLast().equals("ended: false"))
          .shouldBe("ended: false", "ended: true");
      observed("what the exception handler was told", told.size()).shouldBe(0);
    }

    @Test
    @DisplayName("a connection that is lost while a request is handled just ends")
    void lostMeanwhile() {
      run(
          () -> {
            Client client =
                connect(
                    request -> {
                      pause(1_000);
                      return echo(request);
                    });
            client.send(request("POST", "/", "Content-Length: 5") + "h");
            pause(500);
            client.end().writer().transport().abort();
            await(client.served());
            note("ended at " + time.now());
          });

      observed("what happened", trace).shouldBe("POST /", "ended at PT1S");
      observed("what the exception handler was told", told.size()).shouldBe(0);
    }

    @Test
    @DisplayName("a connection that is cancelled is cut off")
    void cancelled() {
      run(
          () -> {
            Client client =
                connect(
                    _ -> {
                      try {
                        pause(60_000);
                      } finally {
                        note("cleaned up");
                      }
                      return Response.of(Status.OK);
                    });
            client.send(get("/"));
            pause(1_000);
            client.served().cancel();
            note(client.receiveAll());
            client.leave();
            note("cancelled: " + client.served().isCancelled());
          });

      observed("what happened", trace)
          .suggests(LOOKS_WHOLE, seen -> !seen.contains("[cut off]"))
          .shouldBe("cleaned up", "[cut off]", "cancelled: true");
      observed("what the exception handler was told", told.size()).shouldBe(0);
    }
  }

  @Nested
  @Order(4)
  @DisplayName("part 4: streaming")
  class Streaming {

    /** Sends chunks to the echo handler. */
    private List<String> echoed(String chunks) {
      return converse(
          HttpTest.this::echo, request("POST", "/", "Transfer-Encoding: chunked") + chunks);
    }

    private void chunksAre(String body, String chunks) {
      observed("the echo of " + chunks.replace("\r\n", "|"), echoed(chunks).getLast())
          .shouldBe("POST /" + (body.isEmpty() ? "" : " " + body));
    }

    @Test
    @DisplayName("a body may come in chunks")
    void chunks() {
      chunksAre("", "0\r\n\r\n");
      chunksAre("hello", "5\r\nhello\r\n0\r\n\r\n");
      chunksAre("hello", "4\r\nhell\r\n1\r\no\r\n0\r\n\r\n");
      chunksAre("hello, hello", "00C\r\nhello, hello\r\n000\r\n\r\n");
      chunksAre("hello, hello", "c\r\nhello, hello\r\n0\r\n\r\n");
      chunksAre("0\n\n5;", "5\r\n0\n\n5;\r\n0\r\n\r\n");
    }

    @Test
    @DisplayName("extensions and trailers are read and forgotten, and the next request follows")
    void extensionsAndTrailers() {
      List<String> answer =
          echoed(
              "5;a=\"b;c\";d\r\nhello\r\n0;e\r\nX: trailer\r\nContent-Length: 9\r\n\r\n"
                  + get("/next"));

      observed("what was handled", trace)
          .suggests(TRAILERS_LEFT, seen -> !seen.contains("GET /next"))
          .shouldBe("POST /", "GET /next");
      observed("the bodies", answer.stream().filter(l -> l.matches("(GET|POST).*")).toList())
          .shouldBe("POST / hello", "GET /next");
    }

    @Test
    @DisplayName("chunks and pieces in which they arrive have nothing to do with each other")
    void anyPieces() {
      long seed = new Random().nextLong();
      var random = new Random(seed);
      var sent = new StringBuilder();
      var body = new StringBuilder();
      for (int i = 0; i < 30; i++) {
        String chunk = "\r\n0;".repeat(1 + random.nextInt(20)).substring(random.nextInt(3));
        sent.append(Integer.toHexString(chunk.length())).append("\r\n").append(chunk).append("\r\n");
        body.append(chunk);
      }
      sent.append("0\r\n\r\n");
      run(
          () -> {
            Client client = connect(request -> Response.text(text(await(request.body().readAll()))));
            client.send(request("POST", "/", "Transfer-Encoding: chunked"));
            for (int at = 0; at < sent.length(); ) {
              int end = Math.min(sent.length(), at + 1 + random.nextInt(50));
              client.send(sent.substring(at, end));
              at = end;
              ticks(random.nextInt(4));
            }
            String received = client.finish();
            note("the same: " + received.endsWith("\r\n\r\n" + body));
          });

      observed("the echo (seed %d)".formatted(seed), trace).shouldBe("the same: true");
    }

    @Test
    @DisplayName("what has arrived of a chunk can be read before the rest")
    void piecesOfAChunk() {
      runOrName(
          WHOLE_CHUNK,
          "read the beginning of a chunk",
          () -> {
            Client client =
                connect(
                    request -> {
                      note(text(await(request.body().read())));
                      note(text(await(request.body().read())));
                      note(text(await(request.body().read())));
                      return Response.text("bye");
                    });
            client.send(request("POST", "/", "Transfer-Encoding: chunked") + "a\r\nhel");
            pause(1_000);
            note("a second later");
            client.send("lo, you");
            pause(1_000);
            note("two seconds later");
            client.send("\r\n0\r\n\r\n");
            client.receiveUntil("bye");
            client.leave();
          });

      observed("what was read when", trace)
          .suggests(WHOLE_CHUNK)
          .shouldBe("hel", "a second later", "lo, you", "two seconds later", "");
    }

    static List<Arguments> malformedChunks() {
      return List.of(
          arguments("no size", LENIENT_SIZE, 400, "\r\nhello\r\n"),
          arguments("a size with a plus sign", LENIENT_SIZE, 400, "+5\r\nhello\r\n"),
          arguments("a negative size", LENIENT_SIZE, 400, "-5\r\nhello\r\n"),
          arguments("a negative zero", LENIENT_SIZE, 400, "-0\r\n\r\n"),
          arguments("a prefix 0x", LENIENT_SIZE, 400, "0x5\r\nhello\r\n"),
          arguments("an underscore", LENIENT_SIZE, 400, "0_5\r\nhello\r\n"),
          arguments("a digit that is none", LENIENT_SIZE, 400, "5g\r\nhello\r\n"),
          arguments("a space before the size", LENIENT_SIZE, 400, " 5\r\nhello\r\n"),
          arguments("a space behind the size", LENIENT_SIZE, 400, "5 \r\nhello\r\n"),
          arguments("a space before the semicolon", LENIENT_SIZE, 400, "5 ;a\r\nhello\r\n"),
          arguments("a size over the limit", LENGTH_OVERFLOWS, 413, "100001\r\n"),
          arguments("a size of 2^32 + 5", LENGTH_OVERFLOWS, 413, "100000005\r\nhello\r\n"),
          arguments("a size of 2^64 + 5", LENGTH_OVERFLOWS, 413, "10000000000000005\r\nhello\r\n"),
          arguments("a chunk that is too long", CHUNK_END, 400, "4\r\nhello\r\n"),
          arguments("two bytes for a line end", CHUNK_END, 400, "5\r\nhelloXY0\r\n\r\n"),
          arguments("a line feed for a line end", CHUNK_END, 400, "5\r\nhello\n0\r\n\r\n"),
          arguments(
              "a line feed in an extension", LINE_FEED_IN_CHUNKS, 400, "5;a\nb\r\nhello\r\n"),
          arguments(
              "a carriage return in an extension", LINE_FEED_IN_CHUNKS, 400, "5;a\rb\r\nhello\r\n"),
          arguments("a NUL in an extension", LINE_FEED_IN_CHUNKS, 400, "5;a\0b\r\nhello\r\n"),
          arguments("a line feed in a trailer", LINE_FEED_IN_CHUNKS, 400, "0\r\nX: a\nY: b\r\n\r\n"),
          arguments(
              "too long an extension",
              ENDLESS_EXTRAS,
              431,
              "5;" + "x".repeat(33_000) + "\r\nhello\r\n"),
          arguments(
              "too many extensions",
              ENDLESS_EXTRAS,
              431,
              ("1;" + "x".repeat(2_000) + "\r\ny\r\n").repeat(20)),
          arguments(
              "too many trailers",
              ENDLESS_EXTRAS,
              431,
              "0\r\n" + ("X: " + "y".repeat(2_000) + "\r\n").repeat(20)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformedChunks")
    @DisplayName("chunks that can be read in two ways are refused")
    void malformedBodies(String what, Misconception idea, int status, String chunks) {
      runOrName(
          idea,
          "send " + what,
          () -> {
            Client client = connect(HttpTest.this::echo);
            client.send(request("POST", "/", "Transfer-Encoding: chunked") + chunks);
            client.send("0\r\n\r\n" + get("/smuggled"));
            note("answered " + String.join(", ", statuses(client.receiveAll())));
            note("at " + time.now());
            client.leave();
          });

      observed("after " + what, trace)
          .suggests(idea)
          .shouldBe("POST /", "answered " + status, "at PT0S");
    }

    @Test
    @DisplayName("all chunks together may be as long as the limit, and no longer")
    void chunksInAll() {
      limits = limits.withBodyBytes(10);

      observed("the answer to 10 bytes", echoed("7\r\n1234567\r\n3\r\n890\r\n0\r\n\r\n").getFirst())
          .shouldBe("HTTP/1.1 200 OK");
      observed("the answer to 11", echoed("7\r\n1234567\r\n4\r\n8901\r\n0\r\n\r\n").getFirst())
          .shouldBe("HTTP/1.1 413 Content Too Large");
    }

    private static Response events(BodyProducer producer) {
      return Response.stream("text/event-stream", producer);
    }

    @Test
    @DisplayName("a body of unknown length goes out in chunks, each when it is written")
    void writesChunks() {
      runOrName(
          COLLECTS,
          "read a stream while it is written",
          () -> {
            Client client =
                connect(
                    _ ->
                        events(
                            out -> {
                              pause(1_000);
                              await(out.write(bytes("one")));
                              await(out.write(bytes("")));
                              pause(1_000);
                              await(out.write(bytes("a longer one\r\n")));
                            }));
            client.send(get("/"));
            lines(client.receiveUntil("\r\n\r\n")).forEach(HttpTest.this::note);
            note("at " + time.now());
            note(client.receiveUntil("\r\none\r\n").strip().replace("\r\n", "|"));
            note("at " + time.now());
            note(client.finish().replace("\r\n", "|"));
          });

      observed("what came when", trace)
          .suggests(EMPTY_ENDS, seen -> seen.getLast().startsWith("0||"))
          .suggests(COLLECTS, seen -> !seen.contains("at PT0S"))
          .shouldBe(
              "HTTP/1.1 200 OK",
              "content-type: text/event-stream",
              "transfer-encoding: chunked",
              "",
              "at PT0S",
              "3|one",
              "at PT1S",
              "e|a longer one||0||");
    }

    @Test
    @DisplayName("after a stream the connection goes on")
    void goesOnAfterAStream() {
      List<String> answer =
          converse(_ -> events(out -> await(out.write(bytes("x")))), get("/") + get("/"));

      observed("the end of both responses", answer.stream().filter(l -> l.matches(".")).toList())
          .shouldBe("1", "x", "0", "1", "x", "0");
    }

    @Test
    @DisplayName("a client of HTTP/1.0 gets the bytes, and then the end of the connection")
    void withoutChunks() {
      List<String> answer =
          converse(
              _ -> events(out -> await(out.write(bytes("x\r\n")))),
              "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n" + get("/"));

      observed("the response", answer)
          .suggests(CHUNKS_FOR_OLD)
          .shouldBe(
              "HTTP/1.1 200 OK", "connection: close", "content-type: text/event-stream", "", "x");
    }

    private static Response promising(long length, BodyProducer producer) {
      return new Response(
          Status.OK, Headers.EMPTY, new ResponseBody.Streamed(OptionalLong.of(length), producer));
    }

    @Test
    @DisplayName("a body of known length goes out as it is")
    void knownLength() {
      List<String> answer =
          converse(
              _ ->
                  promising(
                      8,
                      out -> {
                        await(out.write(bytes("one")));
                        await(out.write(bytes("two\r\n")));
                      }),
              get("/") + "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");

      observed("the responses", answer)
          .shouldBe(
              "HTTP/1.1 200 OK",
              "content-length: 8",
              "",
              "onetwo",
              "HTTP/1.1 200 OK",
              "connection: keep-alive",
              "content-length: 8",
              "",
              "onetwo");
    }

    @Test
    @DisplayName("a body that breaks its promise is cut off, and reported")
    void brokenPromises() {
      String less =
          streamed(
              promising(
                  5,
                  out -> {
                    await(out.write(bytes("four")));
                    pause(1_000);
                  }));
      String more =
          streamed(
              promising(
                  5,
                  out -> {
                    await(out.write(bytes("four")));
                    pause(1_000);
                    await(out.write(bytes("more")));
                  }));

      observed("what came of less", less).suggests(PROMISE).shouldBe("four[cut off]");
      observed("what came of more", more)
          .suggests(PROMISE, seen -> !seen.equals("four[cut off]"))
          .shouldBe("four[cut off]");
      observed(
              "what the exception handler was told",
              told.stream().map(c -> c.exception().getClass().getSimpleName()).toList())
          .suggests(UNREPORTED)
          .shouldBe("IllegalStateException", "IllegalStateException");
    }

    /** What comes after the head. */
    private String streamed(Response response) {
      var received = new StringBuilder();
      run(
          () -> {
            Client client = connect(_ -> response);
            client.send(get("/") + get("/"));
            client.receiveUntil("\r\n\r\n");
            received.append(client.receiveAll());
            client.leave();
          });
      return received.toString();
    }

    @Test
    @DisplayName("a producer that fails has the connection cut off, and is reported")
    void aProducerThatFails() {
      String received =
          streamed(
              events(
                  out -> {
                    await(out.write(bytes("half")));
                    pause(1_000);
                    throw new IOException("disk");
                  }));

      observed("what the client received", received.replace("\r\n", "|"))
          .suggests(FAILED_LOOKS_WHOLE, seen -> seen.contains("0||"))
          .shouldBe("4|half|[cut off]");
      observed(
              "what the exception handler was told, of what",
              told.stream().map(c -> c.exception().getMessage() + ": " + c.source()).toList())
          .suggests(UNREPORTED)
          .shouldBe("disk: GET /");
    }

    @Test
    @DisplayName("after HEAD, and with 204, nobody asks the producer")
    void notAsked() {
      List<String> answer =
          converse(
              request ->
                  events(_ -> note("asked"))
                      .withStatus(
                          request.method().equals("HEAD") ? Status.OK : Status.NO_CONTENT),
              request("HEAD", "/") + get("/"));

      observed("what happened", trace).suggests(HEAD_WITH_BODY).shouldBeEmpty();
      observed("the responses", answer)
          .shouldBe(
              "HTTP/1.1 200 OK",
              "content-type: text/event-stream",
              "transfer-encoding: chunked",
              "",
              "HTTP/1.1 204 No Content",
              "content-type: text/event-stream",
              "");
    }

    @Test
    @DisplayName("a producer is no faster than its client")
    void backPressure() {
      var written = new int[1];
      runOrName(
          NO_BACK_PRESSURE,
          "stream to a client that does not read",
          () -> {
            Client client =
                connectNarrowly(
                    _ ->
                        events(
                            out -> {
                              for (int i = 0; i < 1_000; i++) {
                                await(out.write(new byte[1_000]));
                                written[0]++;
                              }
                            }));
            client.send(get("/"));
            pause(1_000);
            note("before the client reads: " + (written[0] < 100 ? "a few" : "" + written[0]));
            note("received: " + (client.finish().length() > 1_000_000 ? "all" : "not all"));
          });

      observed("how many of a thousand pieces were written", trace)
          .suggests(NO_BACK_PRESSURE, seen -> seen.getFirst().endsWith("1000"))
          .shouldBe("before the client reads: a few", "received: all");
    }

    @Test
    @DisplayName("when the client goes away, the producer is cancelled")
    void theClientGoesAway() {
      runOrName(
          PRODUCES_FOR_NOBODY,
          "go away while an event is waited for",
          () -> {
            Client client =
                connect(
                    _ ->
                        events(
                            out -> {
                              try {
                                await(out.write(bytes("first")));
                                await(new Event().waitUntilSet());
                              } catch (CancelledError cancelled) {
                                note("cancelled");
                                ticks(3);
                                note("cleaned up");
                                throw cancelled;
                              }
                            }));
            client.send(get("/"));
            client.receiveUntil("first");
            client.end().writer().transport().abort();
            await(timeout(Duration.ofSeconds(1), () -> await(client.served())));
            note("the connection has ended");
          });

      observed("what happened", trace)
          .suggests(PRODUCES_FOR_NOBODY)
          .shouldBe("cancelled", "cleaned up", "the connection has ended");
      observed("what the exception handler was told", told.size()).shouldBe(0);
    }

    @Test
    @DisplayName("a connection that is cancelled waits until its producer has cleaned up")
    void cancelledWhileStreaming() {
      run(
          () -> {
            Client client =
                connect(
                    _ ->
                        events(
                            out -> {
                              try {
                                await(out.write(bytes("first")));
                                pause(60_000);
                              } finally {
                                ticks(3);
                                note("cleaned up");
                              }
                            }));
            client.send(get("/"));
            client.receiveUntil("first\r\n");
            client.served().cancel();
            client.leave();
            note("cancelled: " + client.served().isCancelled());
          });

      observed("what happened", trace)
          .suggests(PRODUCES_FOR_NOBODY)
          .shouldBe("cleaned up", "cancelled: true");
      observed("what the exception handler was told", told.size()).shouldBe(0);
    }

    @Test
    @DisplayName("after the end of a body nothing can be written to it")
    void writtenTooLate() {
      run(
          () -> {
            var kept = new BodyWriter[1];
            Client client = connect(_ -> events(out -> kept[0] = out));
            client.send(get("/"));
            client.receiveUntil("0\r\n\r\n");
            attempting("a write to a body that has ended", () -> await(kept[0].write(bytes("x"))))
                .shouldThrow(IllegalStateException.class);
            note("[" + client.finish() + "]");
          });

      observed("what the client received then", trace).shouldBe("[]");
    }

    @Test
    @DisplayName("a body may be answered while it arrives")
    void bothWays() {
      run(
          () -> {
            Client client =
                connect(
                    request ->
                        events(
                            out -> {
                              for (byte[] piece = await(request.body().read());
                                  piece.length > 0;
                                  piece = await(request.body().read())) {
                                await(out.write(piece));
                              }
                            }));
            client.send(request("POST", "/", "Transfer-Encoding: chunked"));
            client.receiveUntil("\r\n\r\n");
            for (String word : List.of("one", "two")) {
              client.send("3\r\n" + word + "\r\n");
              note(client.receiveUntil(word));
            }
            client.send("0\r\n\r\n");
            note(client.finish());
          });

      observed("the echoes", trace.lines().stream().map(l -> l.replace("\r\n", "|")).toList())
          .shouldBe("3|one", "|3|two", "|0||");
    }
  }

  @Nested
  @Order(5)
  @DisplayName("part 5: the server, and its end")
  class Ending {

    private HttpServer server;

    private HttpServer serving(Handler handler) {
      server = new HttpServer(handler, ErrorRenderer.PLAIN, limits);
      return server;
    }

    private Client connect() {
      return HttpTest.this.connect(server::serve);
    }

    /** Shuts the server down, and notes when that has ended. */
    private Task<Void> shuttingDown(int graceSeconds) {
      return start(
          "shutdown",
          () -> {
            await(server.shutdown(Duration.ofSeconds(graceSeconds)));
            note("shut down at " + time.now() + ", connections: " + server.connections());
          });
    }

    /** Takes as many seconds as the path says. */
    private Response slow(Request request) {
      pause(1_000 * Long.parseLong(request.segments().getFirst()));
      note("handled " + request);
      return Response.text(request + "\r\n");
    }

    @Test
    @DisplayName("connections are counted while they are served")
    void counted() {
      run(
          () -> {
            serving(HttpTest.this::echo);
            Client one = connect();
            Client two = connect();
            ticks(3);
            note("connections: " + server.connections());
            one.leave();
            note("connections: " + server.connections());
            two.leave();
            note("connections: " + server.connections());
          });

      observed("the count", trace).shouldBe("connections: 2", "connections: 1", "connections: 0");
    }

    @Test
    @DisplayName("one connection too many is answered 503")
    void oneTooMany() {
      limits = limits.withConnections(2);
      run(
          () -> {
            serving(HttpTest.this::echo);
            Client one = connect();
            Client two = connect();
            ticks(3);
            note(String.join(" ", lines(connect().finish())));
            note("connections: " + server.connections());
            one.leave();
            Client next = connect();
            next.send(get("/"));
            note(statuses(next.finish()).toString());
            two.leave();
          });

      observed("what the third was answered, and the one after", trace)
          .suggests(NO_MOST)
          .shouldBe(
              "HTTP/1.1 503 Service Unavailable connection: close content-length: 21"
                  + " content-type: text/plain; charset=utf-8  too many connections\n",
              "connections: 2",
              "GET /",
              "[200]");
    }

    @Test
    @DisplayName("at the end, connections without a request are closed at once")
    void idleOnes() {
      runOrName(
          WAITS_FOR_IDLE,
          "shut down while a connection is idle",
          () -> {
            serving(HttpTest.this::echo);
            Client fresh = connect();
            Client used = connect();
            used.send(get("/"));
            used.receiveUntil("GET /\r\n");
            Task<Void> shutdown = shuttingDown(5);
            note("received [" + fresh.receiveAll() + used.receiveAll() + "] at " + time.now());
            await(shutdown);
          });

      observed("what happened", trace)
          .suggests(WAITS_FOR_IDLE)
          .shouldBe("GET /", "received [] at PT0S", "shut down at PT0S, connections: 0");
    }

    @Test
    @DisplayName("a request that has begun is answered, and told to close")
    void thoseThatHaveBegun() {
      runOrName(
          CUTS_OFF,
          "shut down while a request is handled",
          () -> {
            serving(this::slow);
            Client client = connect();
            client.send(get("/3") + get("/0"));
            pause(1_000);
            Task<Void> shutdown = shuttingDown(5);
            lines(client.receiveAll()).forEach(HttpTest.this::note);
            client.leave();
            await(shutdown);
          });

      observed("what happened", trace)
          .suggests(CUTS_OFF, seen -> !seen.contains("handled GET /3"))
          .suggests(NOT_SAID, seen -> !seen.contains("connection: close"))
          .shouldBe(
              "handled GET /3",
              "HTTP/1.1 200 OK",
              "connection: close",
              "content-length: 8",
              "content-type: text/plain; charset=utf-8",
              "",
              "GET /3",
              "shut down at PT3S, connections: 0");
    }

    @Test
    @DisplayName("a request of which only a part has arrived has begun")
    void halfARequest() {
      run(
          () -> {
            serving(HttpTest.this::echo);
            Client client = connect();
            client.send("GET / HT");
            pause(1_000);
            Task<Void> shutdown = shuttingDown(5);
            pause(1_000);
            client.send("TP/1.0\r\n\r\n");
            note("" + statuses(client.receiveAll()));
            client.leave();
            await(shutdown);
          });

      observed("what happened", trace)
          .suggests(CUTS_OFF, seen -> !seen.contains("[200]"))
          .shouldBe("GET /", "[200]", "shut down at PT2S, connections: 0");
    }

    @Test
    @DisplayName("when time is up, what has not ended is cancelled")
    void whenTimeIsUp() {
      runOrName(
          WAITS_FOR_EVER,
          "shut down while a request takes an hour",
          () -> {
            serving(
                request -> {
                  try {
                    return slow(request);
                  } finally {
                    ticks(3);
                    note("cleaned up at " + time.now());
                  }
                });
            Client client = connect();
            client.send(get("/3600"));
            pause(1_000);
            Task<String> received = createTask(async(client::receiveAll));
            await(shuttingDown(5));
            note(await(received));
          });

      observed("what happened", trace)
          .suggests(WAITS_FOR_EVER, seen -> seen.contains("handled GET /3600"))
          .suggests(
              ENDS_TOO_EARLY,
              seen -> seen.stream().anyMatch(l -> l.startsWith("shut down") && !l.endsWith(" 0")))
          .shouldBe("cleaned up at PT6S", "shut down at PT6S, connections: 0", "[cut off]");
    }

    @Test
    @DisplayName("a stream without an end is cancelled when time is up")
    void aStream() {
      runOrName(
          WAITS_FOR_EVER,
          "shut down while a stream goes on",
          () -> {
            serving(
                _ ->
                    Response.stream(
                        "text/event-stream",
                        out -> {
                          while (true) {
                            await(out.write(bytes("x")));
                            pause(1_000);
                          }
                        }));
            Client client = connect();
            client.send(get("/"));
            Task<String> received = createTask(async(client::receiveAll));
            pause(500);
            await(shuttingDown(5));
            note(await(received).endsWith("1\r\nx\r\n[cut off]") ? "cut off" : "looks whole");
          });

      observed("what happened", trace)
          .suggests(FAILED_LOOKS_WHOLE, seen -> seen.contains("looks whole"))
          .shouldBe("shut down at PT5.5S, connections: 0", "cut off");
    }

    @Test
    @DisplayName("who connects after the end is not answered")
    void afterTheEnd() {
      run(
          () -> {
            serving(HttpTest.this::echo);
            await(server.shutdown(Duration.ofSeconds(5)));
            Client late = connect();
            late.send(get("/"));
            note("[" + late.receiveAll().replace("[cut off]", "") + "]");
          });

      observed("the answer", trace).shouldBe("[]");
    }

    @Test
    @DisplayName("a second shutdown waits, too, and has a limit of its own")
    void twice() {
      runOrName(
          ENDS_TOO_EARLY,
          "shut down twice",
          () -> {
            serving(this::slow);
            Client client = connect();
            client.send(get("/3600"));
            pause(1_000);
            Task<Void> patient = shuttingDown(100);
            Task<Void> second = shuttingDown(5);
            await(second);
            await(patient);
            client.leave();
          });

      observed("when they ended", trace)
          .suggests(ENDS_TOO_EARLY, seen -> seen.contains("shut down at PT1S, connections: 1"))
          .shouldBe("shut down at PT6S, connections: 0", "shut down at PT6S, connections: 0");
    }

    @Test
    @DisplayName("a shutdown that is cancelled does not wait, and leaves nothing running")
    void cancelledShutdown() {
      run(
          () -> {
            serving(this::slow);
            Client client = connect();
            client.send(get("/3600"));
            pause(1_000);
            Task<Void> shutdown = shuttingDown(100);
            pause(1_000);
            shutdown.cancel();
            ended(shutdown);
            note("cancelled: " + shutdown.isCancelled());
            client.leave();
            note("connections: " + server.connections() + " at " + time.now());
          });

      observed("what happened", trace)
          .suggests(CANCELLED_LEAVES, seen -> !seen.getLast().endsWith("PT2S"))
          .shouldBe("cancelled: true", "connections: 0 at PT2S");
    }

    @Test
    @DisplayName("with no time at all, everything is cancelled at once")
    void noTime() {
      run(
          () -> {
            serving(this::slow);
            Client client = connect();
            client.send(get("/3600"));
            pause(1_000);
            await(shuttingDown(0));
            client.leave();
          });

      observed("what happened", trace)
          .suggests(WAITS_FOR_EVER)
          .shouldBe("shut down at PT1S, connections: 0");
    }

    private static final InetSocketAddress ANY_PORT =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    /** Runs on a real loop: there are sockets. */
    private void runOnSockets(CoroutineAction main) {
      try (var runner = new Runner()) {
        runner.loop().setExceptionHandler((_, context) -> told.add(context));
        runner.run(async(main));
      }
    }

    @Test
    @DisplayName("on sockets it is the same")
    void onSockets() {
      runOnSockets(
          () -> {
            serving(HttpTest.this::echo);
            await(server.listen(ANY_PORT));
            Connection idle = await(openConnection(server.address()));
            Connection used = await(openConnection(server.address()));
            used.writer().write(bytes(get("/1")));
            note(text(await(used.reader().readUntil(bytes("GET /1\r\n")))).split("\r\n")[0]);
            await(server.shutdown(Duration.ofSeconds(5)));
            note("[" + text(await(idle.reader().readAll())) + "]");
            note("[" + text(await(used.reader().readAll())) + "]");
            note(refused(server.address()));
          });

      observed("what happened", trace)
          .shouldBe("GET /1", "HTTP/1.1 200 OK", "[]", "[]", "refused");
      observed("what the exception handler was told", told.size()).shouldBe(0);
    }

    private static String refused(InetSocketAddress address) {
      try (Connection connection = await(openConnection(address), IOException.class)) {
        return "connected";
      } catch (IOException refused) {
        return "refused";
      }
    }

    @Test
    @DisplayName("an answer reaches a client that is still sending what nobody wants")
    void aLateReader() {
      runOnSockets(
          () -> {
            limits = limits.withBodyBytes(10);
            serving(HttpTest.this::echo);
            await(server.listen(ANY_PORT));
            Connection client = await(openConnection(server.address()));
            client.writer().write(bytes(request("POST", "/", "Content-Length: 100000")));
            client.writer().write(new byte[100_000]);
            note(text(await(client.reader().readAll())).split("\r\n")[0]);
            client.close();
            await(server.shutdown(Duration.ofSeconds(5)));
          });

      observed("the answer", trace).shouldBe("HTTP/1.1 413 Content Too Large");
    }

    @Test
    @DisplayName("a server listens once")
    void listensOnce() {
      runOnSockets(
          () -> {
            serving(HttpTest.this::echo);
            attempting("the address of a server that does not listen", server::address)
                .shouldThrow(IllegalStateException.class);
            await(server.listen(ANY_PORT));
            attempting("to listen again", () -> await(server.listen(ANY_PORT)))
                .shouldThrow(IllegalStateException.class);
            await(server.shutdown(Duration.ofSeconds(5)));
            attempting("to listen after the end", () -> await(server.listen(ANY_PORT)))
                .shouldThrow(IllegalStateException.class);
          });
    }

    @Test
    @DisplayName("a server that serves until it is cancelled is shut down then")
    void untilCancelled() {
      run(
          () -> {
            serving(this::slow);
            Task<Void> main = createTask(server.serveUntilCancelled(Duration.ofSeconds(5)));
            Client client = connect();
            client.send(get("/3"));
            pause(1_000);
            main.cancel();
            note("" + statuses(client.receiveAll()));
            client.leave();
            ended(main);
            note("cancelled: " + main.isCancelled());
          });

      observed("what happened", trace)
          .suggests(CUTS_OFF, seen -> !seen.contains("[200]"))
          .shouldBe("handled GET /3", "[200]", "cancelled: true");
    }
  }
}
