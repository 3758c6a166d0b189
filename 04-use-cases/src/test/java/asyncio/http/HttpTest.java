package asyncio.http;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;
import static asyncio.Asyncio.timeout;
import static asyncio.http.Requests.asking;
import static asyncio.http.Requests.bodyOf;
import static asyncio.http.Requests.header;
import static asyncio.http.Requests.posting;
import static asyncio.http.Requests.show;
import static asyncio.stream.Streams.openConnection;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import asyncio.http.InvalidRequest.Invalid;
import asyncio.http.demo.ConversationDemo;
import asyncio.loop.EventLoop;
import asyncio.stream.Connection;
import asyncio.sync.Event;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.ExceptionGroup;
import asyncio.task.Future;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Twin;
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
          "the version is not looked at, or only at its beginning; a client of another version"
              + " means something else by what it sends");
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
          "what arrives at once is taken for one request, whole and alone; it may be a half, or"
              + " two");
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
          "the client, or the handler, has said that the connection is to be closed, and it is"
              + " kept; Connection is a list of words, in whatever case");
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
          "the body ends with the last chunk's first line, and what follows it is read as a"
              + " request");
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

  // Part 3
  private static final Misconception FIRST_ADDED_WINS =
      Misconception.of(
          "first-added-wins",
          "of several templates that match, the one that was added first is taken; which one is"
              + " meant should not depend on the order");
  private static final Misconception MOST_TEXT_WINS =
      Misconception.of(
          "most-text-wins",
          "of several templates that match, the one with the most text is taken; the first segment"
              + " in which they differ should decide");
  private static final Misconception NO_WAY_BACK =
      Misconception.of(
          "no-way-back",
          "text that stands there hides the parameter beside it, even if it leads nowhere further"
              + " on");
  private static final Misconception EMPTY_IS_A_VALUE =
      Misconception.of(
          "empty-is-a-value", "a parameter takes the empty segment behind the last slash");
  private static final Misconception METHOD_PICKS =
      Misconception.of(
          "method-picks-the-template",
          "the best template lacks the method, and a worse one is taken that has it; the path alone"
              + " should say what is meant");
  private static final Misconception NOT_FOUND_FOR_METHOD =
      Misconception.of(
          "wrong-method-is-not-found", "a path that exists is denied because of the method");
  private static final Misconception HEAD_ON_ITS_OWN =
      Misconception.of(
          "head-is-on-its-own", "HEAD is refused where GET is answered; every GET can do both");
  private static final Misconception ALLOW_FORGETS =
      Misconception.of(
          "allow-forgets-what-is-implied",
          "the methods that are allowed lack HEAD or OPTIONS, which are answered");
  private static final Misconception LAST_REPLACES =
      Misconception.of(
          "second-route-replaces-the-first",
          "two routes for the same are accepted, and one of them will never be called");

  private static final Misconception QUERY_FIRST =
      Misconception.of(
          "query-beats-path",
          "a query parameter of the same name replaces what the path says; then the path no longer"
              + " says which thing is meant");
  private static final Misconception FIRST_MISTAKE_ONLY =
      Misconception.of("first-mistake-only", "only the first of several wrong parameters is told");
  private static final Misconception DEFAULT_HIDES =
      Misconception.of(
          "default-hides-a-mistake",
          "a value that cannot be read counts as none, and the client gets an answer to something"
              + " it did not ask");
  private static final Misconception FIRST_VALUE =
      Misconception.of(
          "extra-values-are-ignored",
          "of a parameter that is given twice, one is taken; whoever checks the request in front of"
              + " this server may take the other");
  private static final Misconception BODY_ANYWAY =
      Misconception.of(
          "body-is-read-in-any-case",
          "a body is awaited although the request is refused whatever is in it");
  private static final Misconception ANY_TYPE =
      Misconception.of(
          "any-content-type",
          "a body is read as JSON whatever the client says it is; so a form of another site can"
              + " send one");
  private static final Misconception STRICT_TYPE =
      Misconception.of(
          "one-spelling-of-json",
          "only the very text application/json is taken for JSON, without parameters and"
              + " relatives");
  private static final Misconception CHECK_IS_A_FAILURE =
      Misconception.of(
          "check-is-a-failure",
          "a record refuses its values, and the server takes that for a failure of its own");
  private static final Misconception ALL_IS_THE_CLIENTS =
      Misconception.of(
          "every-failure-is-the-clients",
          "whatever a record's constructor throws is told to the client as its mistake");
  private static final Misconception LATE_CHECK =
      Misconception.of(
          "mistake-shows-at-the-first-request",
          "a record that does not fit its path is accepted, and every request fails");

  private static final Misconception LAST_IS_OUTERMOST =
      Misconception.of(
          "last-middleware-is-outermost",
          "middleware runs in the opposite order: the first that was added should see a request"
              + " first");
  private static final Misconception ROUTES_ONLY =
      Misconception.of(
          "middleware-around-routes-only",
          "what has no route is answered without the middleware, and stands in no log");
  private static final Misconception EARLY_ROUTES =
      Misconception.of(
          "middleware-of-the-time",
          "a route keeps the middleware of the time when it was added, and lacks what came later");
  private static final Misconception ERRORS_PASS_BY =
      Misconception.of(
          "errors-pass-the-middleware-by",
          "errors become responses outside of the middleware only, which sees neither status nor"
              + " header");
  private static final Misconception MIDDLEWARE_ERRORS =
      Misconception.of(
          "errors-of-middleware-come-out",
          "an HttpError is turned into a response only if an endpoint throws it");
  private static final Misconception SWALLOWS =
      Misconception.of(
          "failure-is-swallowed",
          "whatever is thrown becomes a response, and neither the middleware nor the server's log"
              + " hears of it");
  private static final Misconception NULL_AS_JSON =
      Misconception.of("null-as-json", "an endpoint that returns nothing is answered with null");
  private static final Misconception NEVER_AWAITED =
      Misconception.of(
          "coroutine-as-json", "an endpoint returns a coroutine, and nobody awaits it");
  private static final Misconception LOSES_QUERY =
      Misconception.of("redirect-loses-the-query", "a redirect forgets the query");
  private static final Misconception DECODES_LOCATION =
      Misconception.of(
          "redirect-is-decoded",
          "a redirect leads to the decoded path, which is another one, or none at all");
  private static final Misconception OPTIONS_REFUSED =
      Misconception.of(
          "options-is-refused", "OPTIONS is refused, although it only asks what is possible");
  private static final Misconception DROPS_HEADERS =
      Misconception.of(
          "error-loses-its-headers", "the header fields of an error do not reach the client");

  // Events
  private static final Misconception ONE_DATA_LINE =
      Misconception.of(
          "one-data-line",
          "text of several lines is sent as it is; the client takes the second line for a field it"
              + " does not know, or an empty one for the end");
  private static final Misconception LAST_LINE_LOST =
      Misconception.of("last-line-is-lost", "a line end at the end of the data is lost");
  private static final Misconception ONLY_NEWLINES =
      Misconception.of(
          "only-newlines-end-lines",
          "a carriage return in the data goes out as it is, and ends a line for the client");
  private static final Misconception BEATS_ON_A_GRID =
      Misconception.of(
          "heartbeat-by-the-clock",
          "comments are sent at fixed times, although an event has just been sent");
  private static final Misconception BEATS_OUTLIVE =
      Misconception.of(
          "heartbeats-outlive-the-stream",
          "the stream has ended, and something that it started is still there");
  private static final Misconception EVENTS_MIX =
      Misconception.of(
          "writers-get-in-between", "something is written while an event is still being sent");
  private static final Misconception FAILURE_IN_A_GROUP =
      Misconception.of(
          "failure-comes-in-a-group", "what the producer throws arrives inside an ExceptionGroup");
  private static final Misconception PRODUCER_OUTLIVES =
      Misconception.of(
          "producer-outlives-the-client",
          "the client is gone, and the producer works on for nobody");
  private static final Misconception SEND_DOES_NOT_WAIT =
      Misconception.of(
          "send-does-not-wait",
          "send ends before the event is sent, so that events pile up for a client that does not"
              + " read");

  @Nested
  @Order(10)
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
              parse(get("/", "!#$%&'*+-.^_`|~1a: a:b\t\"\u00e9\u00ff\""))
                  .headers()
                  .fields()
                  .getLast())
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
      OptionalLong length = BodyFraming.lengthOf(parse(request("POST", "/", fields)), limits);
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
  @Order(20)
  @DisplayName("part 2: responses, keep-alive and limits")
  class Keeping {

    @Test
    @DisplayName("a response has a status line, the fields, and a body of that length")
    void aResponse() {
      List<String> answer =
          converse(
              _ -> Response.text("hello").withStatus(Status.CREATED).withHeader("X", "y"),
              get("/"));

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
      List<String> answer = converse(_ -> Response.of(Status.OK), get("/") + "\r\n" + get("/"));

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
              seen ->
                  seen.stream()
                      .anyMatch(
                          l ->
                              l.matches("\\w+ .*")
                                  && !l.startsWith("answered")
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
            for (String begin :
                List.of("GET /" + "x".repeat(300), get("/", "X: " + "x".repeat(300)))) {
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
              HttpTest.this::echo, one + "GET /2 HTTP/1.0\r\n\r\n" + "GET /3 HTTP/1.0\r\n\r\n");

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
                    Status.METHOD_NOT_ALLOWED,
                    "not " + request.method(),
                    Headers.of("Allow", "PUT"));
              },
              get("/") + get("/"));

      observed("the first response", answer.subList(0, Math.min(6, answer.size())))
          .shouldBe(
              "HTTP/1.1 405 Method Not Allowed",
              "allow: PUT",
              "content-length: 8",
              "content-type: text/plain; charset=utf-8",
              "",
              "not GET");
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

      observed("the responses", statuses(String.join("\r\n", answer)))
          .suggests(ENDS_BY_FAILURE, seen -> seen.size() < 4)
          .shouldBe("500", "500", "500", "200");
      observed("the responses", answer.toString())
          .suggests(TELLS_THE_CLIENT)
          .shouldSatisfy(
              "nothing of what went wrong inside",
              seen -> !seen.contains("password") && !seen.contains("secret"));
      observed(
              "what the exception handler was told, of what",
              told.stream()
                  .map(c -> c.exception().getClass().getSimpleName() + " " + c.source())
                  .toList())
          .suggests(UNREPORTED, seen -> seen.size() < 3)
          .shouldBe("IOException GET /1", "AssertionError GET /2", "NullPointerException GET /3");
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

      observed("what happened, with a limit of 30 s", trace).shouldBe("POST /", "[408] at PT30S");
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
  @Order(31)
  @DisplayName("part 3: routes")
  class Routing {

    private final Router<String> router = new Router<>();

    private void add(String method, String template) {
      router.add(method, PathTemplate.of(template), method + " " + template);
    }

    private Match<String> find(String method, String path) {
      return router.find(method, Requests.segments(path));
    }

    private String found(String path) {
      return switch (find("GET", path)) {
        case Match.Found(String target, _) -> target;
        case Match<String> other -> other.getClass().getSimpleName();
      };
    }

    private static Match<String> wrongMethod(String... allowed) {
      return new Match.WrongMethod<>(new LinkedHashSet<>(List.of(allowed)));
    }

    private Map<String, List<String>> parameters(String path) {
      return find("GET", path) instanceof Match.Found(_, var parameters) ? parameters : Map.of();
    }

    @Test
    @DisplayName("text in a template stands for itself")
    void textStandsForItself() {
      add("GET", "/");
      add("GET", "/items");
      add("GET", "/items/new");

      observed(
              "what is found for /, /items, /items/new, /items/old and /items/new/x",
              List.of(
                  found("/"),
                  found("/items"),
                  found("/items/new"),
                  found("/items/old"),
                  found("/items/new/x")))
          .shouldBe("GET /", "GET /items", "GET /items/new", "NoSuchPath", "NoSuchPath");
    }

    @Test
    @DisplayName("a parameter takes exactly one segment, whatever is in it")
    void aParameterTakesOneSegment() {
      add("GET", "/items/{id}/reviews/{key}");

      observed("the parameters of /items/7/reviews/a%2Fb", parameters("/items/7/reviews/a%2Fb"))
          .shouldBe(Map.of("id", List.of("7"), "key", List.of("a/b")));
      observed(
              "what is found for one segment less, and for one more",
              List.of(found("/items/7/reviews"), found("/items/7/reviews/a/b")))
          .shouldBe("NoSuchPath", "NoSuchPath");
    }

    @Test
    @DisplayName("a parameter does not take an empty segment")
    void notAnEmptySegment() {
      add("GET", "/items/{id}");
      add("GET", "/{any}/all");

      observed("what is found for /items/ and //all", List.of(found("/items/"), found("//all")))
          .suggests(EMPTY_IS_A_VALUE, seen -> seen.getFirst().equals("GET /items/{id}"))
          .shouldBe("NoSuchPath", "NoSuchPath");
    }

    @Test
    @DisplayName("text goes before a parameter, in whatever order they were added")
    void textGoesBeforeAParameter() {
      add("GET", "/items/{id}");
      add("GET", "/items/new");
      add("GET", "/users/me");
      add("GET", "/users/{name}");

      observed(
              "what is found for /items/new, /items/7, /users/me and /users/ann",
              List.of(
                  found("/items/new"), found("/items/7"), found("/users/me"), found("/users/ann")))
          .suggests(FIRST_ADDED_WINS, seen -> seen.getFirst().equals("GET /items/{id}"))
          .shouldBe("GET /items/new", "GET /items/{id}", "GET /users/me", "GET /users/{name}");
    }

    @Test
    @DisplayName("the first segment in which templates differ decides")
    void theFirstDifferenceDecides() {
      add("GET", "/{shop}/{kind}/{order}");
      add("GET", "/{shop}/items/all");
      add("GET", "/books/{kind}/{order}");

      observed("what is found for /books/items/all", found("/books/items/all"))
          .suggests(FIRST_ADDED_WINS, seen -> seen.equals("GET /{shop}/{kind}/{order}"))
          .suggests(MOST_TEXT_WINS, seen -> seen.equals("GET /{shop}/items/all"))
          .shouldBe("GET /books/{kind}/{order}");
    }

    @Test
    @DisplayName("where text leads nowhere, the parameter beside it has its turn")
    void theParameterHasItsTurn() {
      add("GET", "/a/b/d");
      add("GET", "/a/{x}/c");
      add("GET", "/{x}/b/e");

      observed(
              "what is found for /a/b/d, /a/b/c and /a/b/e",
              List.of(found("/a/b/d"), found("/a/b/c"), found("/a/b/e")))
          .suggests(NO_WAY_BACK, seen -> seen.contains("NoSuchPath"))
          .shouldBe("GET /a/b/d", "GET /a/{x}/c", "GET /{x}/b/e");
    }

    @Test
    @DisplayName("the rest of a path is what nothing else takes")
    void theRestOfAPath() {
      add("GET", "/files/{path...}");
      add("GET", "/files/{name}");
      add("GET", "/files/{name}/info");

      observed(
              "what is found for /files/a, /files/a/info, /files/a/b and /files/",
              List.of(
                  found("/files/a"), found("/files/a/info"), found("/files/a/b"), found("/files/")))
          .suggests(NO_WAY_BACK, seen -> seen.contains("NoSuchPath"))
          .suggests(EMPTY_IS_A_VALUE, seen -> seen.getLast().equals("GET /files/{name}"))
          .shouldBe(
              "GET /files/{name}",
              "GET /files/{name}/info",
              "GET /files/{path...}",
              "GET /files/{path...}");
      observed("the parameters of /files/a/b%2Fc/", parameters("/files/a/b%2Fc/"))
          .shouldBe(Map.of("path", List.of("a", "b/c", "")));
      observed("the parameters of /files/", parameters("/files/"))
          .shouldBe(Map.of("path", List.of("")));
    }

    @Test
    @DisplayName("a path that exists with other methods says which")
    void otherMethods() {
      add("GET", "/items");
      add("POST", "/items");
      add("PUT", "/notes");

      observed("what is found for DELETE /items", find("DELETE", "/items"))
          .suggests(NOT_FOUND_FOR_METHOD, Match.NoSuchPath.class::isInstance)
          .suggests(
              ALLOW_FORGETS,
              seen ->
                  seen instanceof Match.WrongMethod(Set<String> allowed)
                      && allowed.containsAll(List.of("GET", "POST")))
          .shouldBe(wrongMethod("GET", "HEAD", "POST", "OPTIONS"));
      observed(
              "the order of the methods that /items has",
              find("DELETE", "/items") instanceof Match.WrongMethod(Set<String> allowed)
                  ? List.copyOf(allowed)
                  : List.of())
          .shouldBe(List.of("GET", "HEAD", "POST", "OPTIONS"));
      observed("what is found for GET /notes", find("GET", "/notes"))
          .shouldBe(wrongMethod("PUT", "OPTIONS"));
    }

    @Test
    @DisplayName("HEAD is answered as GET is, unless there is a route for it")
    void headIsAnsweredAsGet() {
      add("GET", "/items/{id}");
      add("GET", "/big");
      add("HEAD", "/big");

      observed("what is found for HEAD /items/7", find("HEAD", "/items/7"))
          .suggests(HEAD_ON_ITS_OWN)
          .shouldBe(new Match.Found<>("GET /items/{id}", Map.of("id", List.of("7"))));
      observed("what is found for HEAD /big", find("HEAD", "/big"))
          .shouldBe(new Match.Found<>("HEAD /big", Map.of()));
    }

    @Test
    @DisplayName("only the methods of the best template count")
    void onlyTheBestTemplateCounts() {
      add("GET", "/users/me");
      add("DELETE", "/users/{name}");

      observed("what is found for DELETE /users/me", find("DELETE", "/users/me"))
          .suggests(
              METHOD_PICKS,
              seen -> seen instanceof Match.Found(String target, _) && target.contains("{name}"))
          .shouldBe(wrongMethod("GET", "HEAD", "OPTIONS"));
    }

    @Test
    @DisplayName("a path that differs only in the slash at its end is told")
    void otherSlash() {
      add("GET", "/items");
      add("GET", "/docs/");
      add("GET", "/files/{path...}");

      observed(
              "what is found for /items/, /docs, /files, /other/ and without a segment",
              List.of(
                  found("/items/"),
                  found("/docs"),
                  found("/files"),
                  found("/other/"),
                  router.find("OPTIONS", List.of()).getClass().getSimpleName()))
          .shouldBe("OtherSlash", "OtherSlash", "OtherSlash", "NoSuchPath", "NoSuchPath");
    }

    @Test
    @DisplayName("a second route for the same is refused, however its parameters are called")
    void secondRouteForTheSame() {
      add("GET", "/items/{id}");
      IllegalArgumentException refused =
          attempting("adding GET /items/{key} beside it", () -> add("GET", "/items/{key}"))
              .suggests(LAST_REPLACES, thrown -> thrown == null)
              .shouldThrow(IllegalArgumentException.class);
      add("PUT", "/items/{key}");

      observed("what it says", refused.getMessage())
          .shouldBe("GET /items/{key} is there already, as /items/{id}");
      observed("what is found for PUT /items/7", find("PUT", "/items/7"))
          .shouldBe(new Match.Found<>("PUT /items/{key}", Map.of("key", List.of("7"))));
    }
  }

  @Nested
  @Order(32)
  @DisplayName("part 3: parameters")
  class Binding {

    private record Page(int id, Optional<String> q, @Default("10") int limit) {}

    private <P> P bind(Class<P> type, String template, Request request) throws Exception {
      PathTemplate path = PathTemplate.of(template);
      var parameters = Parameters.of(type, path);
      List<PathTemplate.Segment> segments = path.segments();
      var given = new HashMap<String, List<String>>();
      for (int i = 0; i < segments.size(); i++) {
        switch (segments.get(i)) {
          case PathTemplate.Segment.Literal _ -> {}
          case PathTemplate.Segment.Parameter(String name) ->
              given.put(name, List.of(request.segments().get(i)));
          case PathTemplate.Segment.Rest(String name) ->
              given.put(name, request.segments().subList(i, request.segments().size()));
        }
      }
      var made = new ArrayList<P>();
      run(() -> made.add(parameters.bind(request, given)));
      return made.getFirst();
    }

    private List<Invalid> errors(Class<?> type, String template, Request request) {
      return attempting("making a record for " + request, () -> bind(type, template, request))
          .suggests(DEFAULT_HIDES, thrown -> thrown == null)
          .shouldThrow(InvalidRequest.class)
          .errors();
    }

    @Test
    @DisplayName("what is not in the path comes from the query")
    void pathAndQuery() throws Exception {
      observed(
              "the record for /items/7?q=a%20b",
              bind(Page.class, "/items/{id}", asking("/items/7?q=a%20b")))
          .shouldBe(new Page(7, Optional.of("a b"), 10));
      observed(
              "the record for /items/7?limit=3&other=1",
              bind(Page.class, "/items/{id}", asking("/items/7?limit=3&other=1")))
          .shouldBe(new Page(7, Optional.empty(), 3));
    }

    @Test
    @DisplayName("what the path says, the query cannot change")
    void thePathGoesFirst() throws Exception {
      observed(
              "the record for /items/7?id=8",
              bind(Page.class, "/items/{id}", asking("/items/7?id=8")))
          .suggests(QUERY_FIRST, seen -> seen.id() == 8)
          .shouldBe(new Page(7, Optional.empty(), 10));
    }

    private enum Order {
      NAME,
      PRICE
    }

    private record Everything(
        int a,
        long b,
        double c,
        boolean d,
        String e,
        Order f,
        UUID g,
        LocalDate h,
        Optional<Integer> i,
        List<Long> j,
        List<String> k) {}

    @Test
    @DisplayName("values are of the types that the record names")
    void types() throws Exception {
      observed(
              "a record of everything",
              bind(
                  Everything.class,
                  "/",
                  asking(
                      "/?a=-1&b=5000000000&c=1.5&d=true&e=&f=price&i=3&j=1&j=2"
                          + "&g=00000000-0000-0001-0000-000000000002&h=2025-12-31")))
          .shouldBe(
              new Everything(
                  -1,
                  5_000_000_000L,
                  1.5,
                  true,
                  "",
                  Order.PRICE,
                  new UUID(1, 2),
                  LocalDate.of(2025, 12, 31),
                  Optional.of(3),
                  List.of(1L, 2L),
                  List.of()));
    }

    private record Search(String text, int limit, Optional<LocalDate> since, List<Integer> size) {}

    @Test
    @DisplayName("everything that is wrong is told at once")
    void everythingIsTold() {
      observed(
              "what is wrong with /search?limit=ten&since=yesterday&size=1&size=x&size=y",
              errors(
                  Search.class,
                  "/search",
                  asking("/search?limit=ten&since=yesterday&size=1&size=x&size=y")))
          .suggests(
              FIRST_MISTAKE_ONLY,
              seen -> seen.equals(List.of(new Invalid("query", "text", "is missing"))))
          .suggests(
              DEFAULT_HIDES, seen -> seen.stream().noneMatch(error -> error.name().equals("since")))
          .shouldBe(
              List.of(
                  new Invalid("query", "text", "is missing"),
                  new Invalid("query", "limit", "must be an int"),
                  new Invalid("query", "since", "must be a date such as 2025-12-31"),
                  new Invalid("query", "size", "must be an int"),
                  new Invalid("query", "size", "must be an int")));
    }

    @Test
    @DisplayName("a value that cannot be read is not the same as none")
    void wrongIsNotNone() {
      observed(
              "what is wrong with /items/x?limit=many",
              errors(Page.class, "/items/{id}", asking("/items/x?limit=many")))
          .suggests(
              FIRST_MISTAKE_ONLY, seen -> seen.size() == 1 && seen.getFirst().in().equals("path"))
          .suggests(
              DEFAULT_HIDES, seen -> seen.stream().noneMatch(error -> error.name().equals("limit")))
          .shouldBe(
              List.of(
                  new Invalid("path", "id", "must be an int"),
                  new Invalid("query", "limit", "must be an int")));
    }

    private record Once(@Default("1") int page, Optional<String> q) {}

    @Test
    @DisplayName("what can be there once must not be there twice")
    void notTwice() {
      observed(
              "what is wrong with /?page=1&page=2&q=a&q=b",
              attempting(
                      "making a record for /?page=1&page=2&q=a&q=b",
                      () -> bind(Once.class, "/", asking("/?page=1&page=2&q=a&q=b")))
                  .suggests(FIRST_VALUE, thrown -> thrown == null)
                  .shouldThrow(InvalidRequest.class)
                  .errors())
          .suggests(FIRST_MISTAKE_ONLY, seen -> seen.size() == 1)
          .shouldBe(
              List.of(
                  new Invalid("query", "page", "must be given once"),
                  new Invalid("query", "q", "must be given once")));
    }

    private record Asset(Request request, List<String> path) {}

    @Test
    @DisplayName("the rest of a path is a list, and the request itself can be had")
    void restAndRequest() throws Exception {
      Request request = asking("/files/a/b%2Fc/");

      observed("the record for /files/a/b%2Fc/", bind(Asset.class, "/files/{path...}", request))
          .shouldBe(new Asset(request, List.of("a", "b/c", "")));
    }

    private record Item(String name, double price, Optional<String> note) {

      Item {
        if (price < 0) {
          throw new IllegalArgumentException("the price must not be negative");
        }
      }
    }

    private record Change(int id, Item item) {}

    private static final String TEA = "{\"name\": \"tea\", \"price\": 2.5}";

    @Test
    @DisplayName("a record in the record is the body")
    void aRecordIsTheBody() throws Exception {
      observed(
              "the record for PUT /items/7 with tea",
              bind(Change.class, "/items/{id}", posting("/items/7", "application/json", TEA)))
          .shouldBe(new Change(7, new Item("tea", 2.5, Optional.empty())));
    }

    private Throwable refused(Request request) {
      return attempting(
              "making a record for " + request, () -> bind(Change.class, "/items/{id}", request))
          .suggests(ANY_TYPE, thrown -> thrown == null && !isSaidToBeJson(request))
          .shouldThrow(HttpError.class);
    }

    private static boolean isSaidToBeJson(Request request) {
      return request.headers().hasToken("Content-Type", "application/json");
    }

    private static String told(Throwable error) {
      return error instanceof HttpError refused
          ? refused.status().code() + " " + refused.getMessage()
          : String.valueOf(error);
    }

    @Test
    @DisplayName("a body that is not said to be JSON is refused")
    void notSaidToBeJson() {
      observed(
              "how text is refused, and a body of no type",
              List.of(
                  told(refused(posting("/items/7", "text/plain", TEA))),
                  told(
                      refused(
                          asking(
                              "POST", "/items/7", Headers.EMPTY, RequestBody.of(TEA.getBytes()))))))
          .shouldBe(
              "415 the body should be application/json", "415 the body should be application/json");
    }

    @Test
    @DisplayName("JSON has parameters and relatives")
    void relativesOfJson() throws Exception {
      for (String type :
          List.of("application/json; charset=utf-8", "Application/JSON", "application/x+json")) {
        attempting(
                "reading a body of type " + type,
                () -> bind(Change.class, "/items/{id}", posting("/items/7", type, TEA)))
            .suggests(STRICT_TYPE)
            .shouldSucceed();
      }
    }

    @Test
    @DisplayName("broken JSON is a bad request, and JSON of another shape is invalid")
    void brokenAndInvalid() {
      observed(
              "how both are refused",
              List.of(
                  told(refused(posting("/items/7", "application/json", "{\"name\": "))),
                  told(refused(posting("/items/7", "application/json", ""))),
                  told(refused(posting("/items/7", "application/json", "{\"name\": \"tea\"}")))))
          .shouldBe(
              "400 the body is not JSON",
              "400 the body is empty, and should be JSON",
              "422 price is missing");
    }

    @Test
    @DisplayName("where the values are wrong already, the body is not read")
    void theBodyIsNotRead() {
      var body = new Requests.Watched();
      Request request =
          asking("POST", "/items/x", Headers.of("Content-Type", "application/json"), body);

      List<Invalid> errors =
          attempting(
                  "making a record for " + request,
                  () -> bind(Change.class, "/items/{id}", request))
              .suggests(BODY_ANYWAY, _ -> body.reads > 0)
              .shouldThrow(InvalidRequest.class)
              .errors();

      observed("what is wrong with /items/x", errors)
          .shouldBe(List.of(new Invalid("path", "id", "must be an int")));
      observed("how often the body was read", body.reads).suggests(BODY_ANYWAY).shouldBe(0);
    }

    private record Range(int from, int to) {

      Range {
        if (from > to) {
          throw new IllegalArgumentException("from must not be greater than to");
        }
        if (to == 99) {
          throw new IllegalStateException("a bug");
        }
      }
    }

    @Test
    @DisplayName("a record that refuses its values tells the client why")
    void aRecordChecksItself() {
      HttpError refused =
          attempting(
                  "making a record for /?from=3&to=2",
                  () -> bind(Range.class, "/", asking("/?from=3&to=2")))
              .suggests(CHECK_IS_A_FAILURE, IllegalArgumentException.class::isInstance)
              .shouldThrow(HttpError.class);

      observed("what the client is told", told(refused))
          .shouldBe("422 from must not be greater than to");
    }

    @Test
    @DisplayName("anything else that a record throws is not the client's mistake")
    void otherFailuresOfARecord() {
      attempting(
              "making a record for /?from=1&to=99",
              () -> bind(Range.class, "/", asking("/?from=1&to=99")))
          .suggests(ALL_IS_THE_CLIENTS, HttpError.class::isInstance)
          .shouldThrow(IllegalStateException.class);
    }

    @Test
    @DisplayName("a record that does not fit its path is refused before the first request")
    void refusedBeforeTheFirstRequest() {
      var said = new ArrayList<String>();
      for (String template : List.of("/items/{key}", "/{id}/{item}", "/items/{id...}")) {
        said.add(
            attempting(
                    "a record of id and item for " + template,
                    () -> Parameters.of(Change.class, PathTemplate.of(template)))
                .suggests(LATE_CHECK, thrown -> thrown == null)
                .shouldThrow(IllegalArgumentException.class)
                .getMessage());
      }

      observed("what was said", said)
          .shouldBe(
              "Change has no value for {key}",
              "Change has no value for {item}",
              "Change has no list for {id...}");
    }
  }

  @Nested
  @Order(33)
  @DisplayName("part 3: the application")
  class Application {

    private final App app = new App();

    private record Page(int id) {}

    private record Item(int id, String name) {}

    private Response ask(Request request) {
      var answers = new ArrayList<Response>();
      run(() -> answers.add(app.handle(request)));
      return answers.getFirst();
    }

    @Test
    @DisplayName("what an endpoint returns is sent as JSON")
    void sentAsJson() {
      app.get("/items/{id}", Page.class, page -> new Item(page.id(), "tea"));
      app.get("/word", () -> "tea");
      Response response = ask(asking("/items/7"));

      observed(
              "the answers for /items/7 and /word",
              List.of(show(response), show(ask(asking("/word")))))
          .shouldBe("200 {\"id\":7,\"name\":\"tea\"}", "200 \"tea\"");
      observed("the content type", header(response, "Content-Type")).shouldBe("application/json");
    }

    @Test
    @DisplayName("a response is sent as it is, and nothing as 204")
    void responsesAndNothing() {
      Response made = Response.text(Status.CREATED, "made");
      app.post("/items", _ -> made);
      app.delete("/items/{id}", Page.class, _ -> null);

      observed("the answer to POST /items", ask(asking("POST", "/items"))).shouldBeSameAs(made);
      observed("the answer to DELETE /items/7", show(ask(asking("DELETE", "/items/7"))))
          .suggests(NULL_AS_JSON, seen -> seen.startsWith("200"))
          .shouldBe("204");
    }

    private Coroutine<Item> find(int id) {
      return async(
          () -> {
            await(sleep(Duration.ofSeconds(1)));
            return new Item(id, "tea");
          });
    }

    @Test
    @DisplayName("endpoints may await, and may return what is to be awaited")
    void endpointsAwait() {
      app.get("/items/{id}", Page.class, page -> await(find(page.id())));
      app.get("/later/{id}", Page.class, page -> find(page.id()));
      var answers = new ArrayList<String>();
      run(
          () -> {
            for (Response each :
                await(
                    gather(
                        async(() -> app.handle(asking("/items/1"))),
                        async(() -> app.handle(asking("/later/2")))))) {
              answers.add(show(each));
            }
            answers.add("after " + time.now());
          });

      observed("the answers to two requests side by side", answers)
          .suggests(NEVER_AWAITED, seen -> !seen.get(1).contains("tea"))
          .shouldBe(
              "200 {\"id\":1,\"name\":\"tea\"}", "200 {\"id\":2,\"name\":\"tea\"}", "after PT1S");
    }

    @Test
    @DisplayName("what is not there is 404, as JSON")
    void notThere() {
      Response response = ask(asking("/nothing%20here"));

      observed("the answer", show(response))
          .shouldBe(
              "404 {\"title\":\"Not Found\",\"status\":404,"
                  + "\"detail\":\"there is no /nothing%20here\"}");
      observed("its type", header(response, "Content-Type")).shouldBe("application/problem+json");
    }

    @Test
    @DisplayName("another method is 405, and OPTIONS says which there are")
    void otherMethods() {
      app.get("/items/{id}", Page.class, page -> page);
      app.delete("/items/{id}", Page.class, _ -> null);
      Response refused = ask(asking("PUT", "/items/7"));
      Response options = ask(asking("OPTIONS", "/items/7"));

      observed("the answer to PUT", refused.status()).shouldBe(Status.METHOD_NOT_ALLOWED);
      observed("what is allowed", header(refused, "Allow"))
          .suggests(DROPS_HEADERS, String::isEmpty)
          .shouldBe("GET, HEAD, DELETE, OPTIONS");
      observed("what the client is told", bodyOf(refused))
          .shouldBe(
              "{\"title\":\"Method Not Allowed\",\"status\":405,"
                  + "\"detail\":\"PUT is not possible here\"}");
      observed("the answer to OPTIONS *", show(ask(serverOptions()))).shouldBe("204");
      observed("the answer to OPTIONS", show(options) + " " + header(options, "Allow"))
          .suggests(OPTIONS_REFUSED, seen -> seen.startsWith("405"))
          .shouldBe("204 GET, HEAD, DELETE, OPTIONS");
    }

    private static Request serverOptions() {
      return new Request(
          new RequestHead(
              "OPTIONS",
              new Target("*", "*", List.of(), "", Map.of()),
              HttpVersion.HTTP_1_1,
              Headers.EMPTY),
          RequestBody.EMPTY,
          Optional.empty());
    }

    @Test
    @DisplayName("a wrong slash at the end is set right, and nothing else of the path is touched")
    void wrongSlash() {
      app.get("/items/{id}", Page.class, page -> page);
      app.get("/docs/{name}/", Doc.class, doc -> doc);

      observed(
              "where the client is sent for /docs/caf%C3%A9%2F1?a=%26&b and for /items/%37/",
              List.of(
                  location(ask(asking("/docs/caf%C3%A9%2F1?a=%26&b"))),
                  location(ask(asking("/items/%37/")))))
          .suggests(LOSES_QUERY, seen -> seen.getFirst().equals("307 /docs/caf%C3%A9%2F1/"))
          .suggests(DECODES_LOCATION, seen -> seen.getLast().equals("307 /items/7"))
          .shouldBe("307 /docs/caf%C3%A9%2F1/?a=%26&b", "307 /items/%37");
    }

    private record Doc(String name) {}

    private static String location(Response response) {
      return response.status().code() + " " + header(response, "Location");
    }

    @Test
    @DisplayName("what the record refuses is 422, and says all of it")
    void invalidParameters() {
      app.get("/items/{id}", Page.class, page -> page);

      observed("the answer for /items/seven", show(ask(asking("/items/seven"))))
          .shouldBe(
              "422 {\"title\":\"Unprocessable Content\",\"status\":422,"
                  + "\"detail\":\"id must be an int\",\"errors\":["
                  + "{\"in\":\"path\",\"name\":\"id\",\"detail\":\"must be an int\"}]}");
    }

    @Test
    @DisplayName("an error of the endpoint is sent with its status and its header fields")
    void errorsOfEndpoints() {
      app.get(
          "/busy",
          () -> {
            throw new HttpError(
                Status.SERVICE_UNAVAILABLE, "come again", Headers.of("Retry-After", "5"));
          });
      Response response = ask(asking("/busy"));

      observed("the answer", show(response))
          .shouldBe(
              "503 {\"title\":\"Service Unavailable\",\"status\":503,\"detail\":\"come again\"}");
      observed("its Retry-After", header(response, "Retry-After")).shouldBe("5");
    }

    @Test
    @DisplayName("an application can have errors of its own looks")
    void otherLooks() {
      var other = new App(ErrorRenderer.PLAIN);
      var answers = new ArrayList<Response>();
      run(() -> answers.add(other.handle(asking("/"))));

      observed("the answer", show(answers.getFirst())).shouldBe("404 there is no /");
    }

    private Middleware noting(String name) {
      return (request, next) -> {
        note(name + " sees " + request.path());
        try {
          Response response = next.handle(request);
          note(name + " sees " + response.status().code());
          return response;
        } catch (Throwable failure) {
          note(name + " sees " + failure.getClass().getSimpleName());
          throw failure;
        }
      };
    }

    @Test
    @DisplayName("the first middleware is the outermost")
    void theFirstIsTheOutermost() {
      app.use(noting("first")).use(noting("second"));
      app.get(
          "/",
          () -> {
            note("endpoint");
            return "hello";
          });
      ask(asking("/"));

      observed("who saw what", trace)
          .suggests(LAST_IS_OUTERMOST, seen -> seen.getFirst().equals("second sees /"))
          .shouldBe(
              "first sees /", "second sees /", "endpoint", "second sees 200", "first sees 200");
    }

    @Test
    @DisplayName("middleware can answer itself, and change what goes out")
    void middlewareAnswers() {
      app.use((request, next) -> next.handle(request).withHeader("X-Seen", "yes"));
      app.use(
          (request, next) ->
              request.path().equals("/door") ? Response.text("shut") : next.handle(request));
      app.get("/door", () -> "open");
      Response response = ask(asking("/door"));

      observed("the answer", show(response) + " " + header(response, "X-Seen"))
          .shouldBe("200 shut yes");
    }

    @Test
    @DisplayName("middleware sees what has no route, too")
    void middlewareSeesEverything() {
      app.use(noting("log"));
      app.get("/items/{id}", Page.class, page -> page);
      ask(asking("/nothing"));
      ask(asking("PUT", "/items/7"));
      ask(asking("/items/7/"));

      observed("what the middleware saw", trace)
          .suggests(ROUTES_ONLY, List::isEmpty)
          .suggests(ERRORS_PASS_BY, seen -> seen.contains("log sees HttpError"))
          .shouldBe(
              "log sees /nothing",
              "log sees 404",
              "log sees /items/7",
              "log sees 405",
              "log sees /items/7/",
              "log sees 307");
    }

    @Test
    @DisplayName("middleware sees an endpoint's error as the client will")
    void middlewareSeesResponses() {
      app.use(noting("log"));
      app.get("/items/{id}", Page.class, page -> page);
      app.get(
          "/gone",
          () -> {
            throw new HttpError(Status.GONE, "no longer");
          });
      ask(asking("/gone"));
      ask(asking("/items/x"));

      observed("what the middleware saw", trace)
          .suggests(ERRORS_PASS_BY, seen -> seen.contains("log sees HttpError"))
          .shouldBe("log sees /gone", "log sees 410", "log sees /items/x", "log sees 422");
    }

    @Test
    @DisplayName("an error of the middleware is sent, too")
    void errorsOfMiddleware() {
      app.use(noting("log"));
      app.use(
          (_, _) -> {
            throw new HttpError(Status.UNAUTHORIZED, "who are you?");
          });
      app.get("/", () -> "hello");
      var answers = new ArrayList<String>();
      attempting(
              "asking for what the middleware refuses", () -> answers.add(show(ask(asking("/")))))
          .suggests(MIDDLEWARE_ERRORS, HttpError.class::isInstance)
          .shouldSucceed();

      observed("the answer", answers)
          .shouldBe("401 {\"title\":\"Unauthorized\",\"status\":401,\"detail\":\"who are you?\"}");
      observed("what the middleware around it saw", trace)
          .shouldBe("log sees /", "log sees HttpError");
    }

    @Test
    @DisplayName("middleware is around routes that were there before it")
    void middlewareComesLater() {
      app.get("/", () -> "hello");
      app.use(noting("late"));
      ask(asking("/"));

      observed("what the middleware saw", trace)
          .suggests(EARLY_ROUTES, List::isEmpty)
          .shouldBe("late sees /", "late sees 200");
    }

    @Test
    @DisplayName("any other failure goes through all middleware, and comes out")
    void otherFailuresComeOut() {
      var failure = new IOException("disk");
      app.use(noting("log"));
      app.get(
          "/",
          () -> {
            throw failure;
          });
      Throwable thrown =
          attempting("asking for what fails", () -> ask(asking("/")))
              .suggests(SWALLOWS, none -> none == null)
              .shouldThrow(IOException.class);

      observed("what comes out", thrown).shouldBeSameAs(failure);
      observed("what the middleware saw", trace).shouldBe("log sees /", "log sees IOException");
    }

    @Test
    @DisplayName("what cannot be written as JSON fails while the middleware can still see it")
    void notJson() {
      app.use(noting("log"));
      app.get("/", Loop::new);
      attempting("sending what contains itself", () -> ask(asking("/")))
          .suggests(SWALLOWS, none -> none == null)
          .shouldThrow(RuntimeException.class);

      observed("how much the middleware saw", trace.lines().size()).shouldBe(2);
    }

    private static final class Loop {
      public Loop getItself() {
        return this;
      }
    }

    @Test
    @DisplayName("a request that is cancelled is cancelled, and not answered")
    void cancelled() {
      app.get("/", () -> await(sleep(Duration.ofHours(1))));
      run(
          () -> {
            Callable<Response> asking = () -> app.handle(asking("/"));
            Task<Response> task = createTask(async(asking));
            pause(50);
            task.cancel();
            try {
              note("answered " + await(task).status());
            } catch (CancelledError cancelled) {
              note("cancelled");
            }
          });

      observed("what became of it", trace).suggests(SWALLOWS).shouldBe("cancelled");
    }
  }

  @Nested
  @Order(41)
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
      chunksAre("0;a=b", "5\r\n0;a=b\r\n0\r\n\r\n");
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
        sent.append(Integer.toHexString(chunk.length()))
            .append("\r\n")
            .append(chunk)
            .append("\r\n");
        body.append(chunk);
      }
      sent.append("0\r\n\r\n");
      run(
          () -> {
            Client client =
                connect(request -> Response.text(text(await(request.body().readAll()))));
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
          arguments("a line feed in an extension", LINE_FEED_IN_CHUNKS, 400, "5;a\nb\r\nhello\r\n"),
          arguments(
              "a carriage return in an extension", LINE_FEED_IN_CHUNKS, 400, "5;a\rb\r\nhello\r\n"),
          arguments("a NUL in an extension", LINE_FEED_IN_CHUNKS, 400, "5;a\0b\r\nhello\r\n"),
          arguments(
              "a line feed in a trailer", LINE_FEED_IN_CHUNKS, 400, "0\r\nX: a\nY: b\r\n\r\n"),
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
                      .withStatus(request.method().equals("HEAD") ? Status.OK : Status.NO_CONTENT),
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
  @Order(42)
  @DisplayName("part 4: server-sent events")
  class Events {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final EventClient client = new EventClient(time);

    private static void seconds(long number) {
      await(sleep(SECOND.multipliedBy(number)));
    }

    private static void send(EventStream events, String data) {
      await(events.send(ServerSentEvent.of(data)));
    }

    private void serve(EventProducer producer) throws Exception {
      client.receive(EventStream.response(HEARTBEAT, producer));
    }

    /** A task that has been cancelled has a moment to end. */
    private void noteLeft() {
      ticks(2);
      note("left: " + (allTasks().size() - 1));
    }

    @Test
    @DisplayName("a stream of events is of its own type, and nobody keeps it")
    void ofItsOwnType() {
      Response response = EventStream.response(HEARTBEAT, _ -> {});

      observed(
              "status, type and caching",
              List.of(
                  response.status().toString(),
                  header(response, "Content-Type"),
                  header(response, "Cache-Control")))
          .shouldBe("200 OK", "text/event-stream", "no-store");
      IllegalArgumentException refused =
          attempting(
                  "no time between heartbeats", () -> EventStream.response(Duration.ZERO, _ -> {}))
              .shouldThrow(IllegalArgumentException.class);
      observed("what is said", refused.getMessage()).shouldBe("heartbeat must be > 0: PT0S");
    }

    @Test
    @DisplayName("an event is its fields, each in a line, and an empty line")
    void fields() {
      observed("an event of text", EventStream.encode(ServerSentEvent.of("häh")))
          .shouldBe("data: häh\n\n");
      observed(
              "an event with everything",
              EventStream.encode(
                  ServerSentEvent.of("x")
                      .withId("7")
                      .withType("price")
                      .withRetry(Duration.ofMillis(2_500))))
          .shouldBe("event: price\nid: 7\nretry: 2500\ndata: x\n\n");
      observed("an event of no text", EventStream.encode(ServerSentEvent.of("").withId("")))
          .shouldBe("id: \ndata: \n\n");
    }

    @Test
    @DisplayName("each line of the data is a field of its own")
    void lines() {
      observed("the lines a, an empty one, and b", EventStream.encode(ServerSentEvent.of("a\n\nb")))
          .suggests(ONE_DATA_LINE, seen -> seen.equals("data: a\n\nb\n\n"))
          .shouldBe("data: a\ndata: \ndata: b\n\n");
      observed("a line with its end", EventStream.encode(ServerSentEvent.of("a\n")))
          .suggests(LAST_LINE_LOST, seen -> seen.equals("data: a\n\n"))
          .shouldBe("data: a\ndata: \n\n");
      observed(
              "lines that end in \\r\\n and \\r",
              EventStream.encode(ServerSentEvent.of("a\r\nb\rc\r\n\r")))
          .suggests(ONLY_NEWLINES, seen -> seen.contains("\r"))
          .shouldBe("data: a\ndata: b\ndata: c\ndata: \ndata: \n\n");
    }

    @Test
    @DisplayName("events are sent when they happen, each in one piece")
    void whenTheyHappen() {
      run(
          () -> {
            serve(
                events -> {
                  send(events, "a");
                  seconds(3);
                  send(events, "b\nc");
                });
            noteLeft();
          });

      observed("what the client was sent", client.seen)
          .shouldBe("0 s: data: a\n\n", "3 s: data: b\ndata: c\n\n");
      observed("the tasks", trace).suggests(BEATS_OUTLIVE).shouldBe("left: 0");
    }

    @Test
    @DisplayName("after a silence a comment is sent, and again after another")
    void heartbeats() {
      run(
          () ->
              serve(
                  events -> {
                    seconds(25);
                    send(events, "a");
                  }));

      observed("what the client was sent", client.seen)
          .shouldBe("10 s: :\n\n", "20 s: :\n\n", "25 s: data: a\n\n");
    }

    @Test
    @DisplayName("the silence is counted from the last event")
    void fromTheLastEvent() {
      run(
          () ->
              serve(
                  events -> {
                    for (int i = 0; i < 3; i++) {
                      seconds(7);
                      send(events, "a");
                    }
                    seconds(12);
                  }));

      observed("what the client was sent", client.seen)
          .suggests(BEATS_ON_A_GRID, seen -> seen.contains("10 s: :\n\n"))
          .shouldBe("7 s: data: a\n\n", "14 s: data: a\n\n", "21 s: data: a\n\n", "31 s: :\n\n");
    }

    @Test
    @DisplayName("while a client does not read, sending waits, and nothing gets in between")
    void slowClient() {
      client.reading = Duration.ofSeconds(25);
      run(
          () ->
              serve(
                  events -> {
                    send(events, "a");
                    note("sent at " + time.now().toSeconds() + " s");
                    send(events, "b");
                    note("sent at " + time.now().toSeconds() + " s");
                  }));

      observed("when the events were sent", trace)
          .suggests(SEND_DOES_NOT_WAIT, seen -> seen.contains("sent at 0 s"))
          .suggests(EVENTS_MIX)
          .shouldBe("sent at 25 s", "sent at 50 s");
      observed("what the client was sent", client.seen)
          .suggests(EVENTS_MIX)
          .shouldBe("25 s: data: a\n\n", "50 s: data: b\n\n");
    }

    @Test
    @DisplayName("several may send at once, one after the other")
    void severalSenders() {
      client.reading = SECOND;
      run(
          () ->
              serve(
                  events ->
                      await(
                          gather(
                              events.send(ServerSentEvent.of("a")),
                              events.send(ServerSentEvent.of("b")),
                              events.send(ServerSentEvent.of("c"))))));

      observed("what the client was sent", client.seen)
          .suggests(EVENTS_MIX, seen -> seen.contains("two writers at once"))
          .shouldBe("1 s: data: a\n\n", "2 s: data: b\n\n", "3 s: data: c\n\n");
    }

    @Test
    @DisplayName("what the producer throws comes out, itself and not in a group")
    void theProducerFails() {
      var failure = new IllegalStateException("on purpose");
      run(
          () -> {
            Throwable thrown =
                attempting(
                        "a producer that fails",
                        () ->
                            serve(
                                events -> {
                                  send(events, "a");
                                  throw failure;
                                }))
                    .suggests(FAILURE_IN_A_GROUP, ExceptionGroup.class::isInstance)
                    .shouldThrow(IllegalStateException.class);
            observed("what came out", thrown).shouldBeSameAs(failure);
            noteLeft();
          });

      observed("the tasks", trace).suggests(BEATS_OUTLIVE).shouldBe("left: 0");
    }

    @Test
    @DisplayName("a comment that cannot be sent ends the producer")
    void nobodyIsThere() {
      run(
          () -> {
            client.gone = true;
            attempting(
                    "a stream whose client is gone",
                    () ->
                        serve(
                            _ -> {
                              try {
                                seconds(3_600);
                              } finally {
                                note("ended at " + time.now().toSeconds() + " s");
                              }
                            }))
                .suggests(FAILURE_IN_A_GROUP, ExceptionGroup.class::isInstance)
                .suggests(PRODUCER_OUTLIVES, thrown -> thrown == null)
                .shouldThrow(IOException.class);
            noteLeft();
          });

      observed("when the producer ended", trace)
          .suggests(PRODUCER_OUTLIVES, seen -> !seen.getFirst().equals("ended at 10 s"))
          .shouldBe("ended at 10 s", "left: 0");
    }

    @Test
    @DisplayName("a stream that is cancelled ends with all that it started")
    void cancelled() {
      run(
          () -> {
            Task<Void> task =
                start(
                    "stream",
                    () ->
                        serve(
                            _ -> {
                              try {
                                seconds(3_600);
                              } finally {
                                note("ended at " + time.now().toSeconds() + " s");
                              }
                            }));
            seconds(3);
            task.cancel();
            ended(task);
            note(task.isCancelled() ? "cancelled" : "not cancelled");
            noteLeft();
          });

      observed("what happened", trace)
          .suggests(BEATS_OUTLIVE, seen -> !seen.getLast().equals("left: 0"))
          .suggests(PRODUCER_OUTLIVES)
          .shouldBe("ended at 3 s", "cancelled", "left: 0");
    }
  }

  @Nested
  @Order(50)
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
                  + " content-type: text/plain; charset=utf-8  too many connections",
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

      observed("what happened", trace).shouldBe("GET /1", "HTTP/1.1 200 OK", "[]", "[]", "refused");
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
    @DisplayName("the demo prints what its CPython twin prints")
    void theDemoPrintsWhatItsCPythonTwinPrints() {
      try (var loop = EventLoop.create()) {
        ConversationDemo.program(loop, trace::add);
      }

      Twin.expectSameAsCPython("conversation", trace.lines());
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

  @Nested
  @Order(60)
  @DisplayName("all parts together")
  class Together {

    private record Page(int id) {}

    @Test
    @DisplayName("an application is served, its errors and those of the server alike")
    void anApplicationIsServed() {
      var app = new App();
      app.get("/items/{id}", Page.class, page -> page);
      var answers = new ArrayList<String>();
      run(
          () -> {
            var server = new HttpServer(app, Problems.JSON, limits);
            Client client = connect(server::serve);
            client.send(get("/items/7") + get("/items/x") + "nonsense\r\n\r\n");
            Pattern.compile("HTTP/1.1 ([0-9]{3})")
                .matcher(client.receiveAll())
                .results()
                .forEach(status -> answers.add(status.group(1)));
          });

      observed("the answers to a request, a wrong one, and nonsense", answers)
          .shouldBe("200", "422", "400");
    }

    @Test
    @DisplayName("when the client goes away, its events end at once")
    void theClientGoesAway() {
      var app = new App();
      app.get(
          "/events",
          () ->
              EventStream.response(
                  Duration.ofHours(1),
                  events -> {
                    await(events.send(ServerSentEvent.of("hello")));
                    try {
                      await(sleep(Duration.ofHours(2)));
                    } finally {
                      note("ended at " + time.now().toSeconds() + " s");
                    }
                  }));
      run(
          () -> {
            Client client = connect(app);
            client.send(get("/events"));
            client.receiveUntil("data: hello\n\n");
            pause(3_000);
            client.end().writer().transport().abort();
            ticks(10);
            note("left: " + (allTasks().size() - 1));
          });

      observed("when the producer ended", trace).shouldBe("ended at 3 s", "left: 0");
    }
  }
}
