package asyncio.http;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.http.RequestTest.THROWS_OTHERWISE;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.stream.Connection;
import asyncio.stream.Streams;
import asyncio.task.Future;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Grades(value = "04.3", part = 2, points = 14, seconds = 10)
@DisplayName("04.3 A web server, part 2: responses, keep-alive and limits")
class KeepAliveTest extends OverHttp {

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

  private static final Misconception LEFT_AFTER_AN_ERROR =
      Misconception.of(
          "body-is-left-after-an-error",
          "the body of a request that was answered by an error is not skipped, and is read as the"
              + " next request; its client chose both, the error and the body");

  private static final Misconception ASKS_EARLY =
      Misconception.of(
          "asks-before-the-handler-has-read",
          "whether the body can be skipped is asked before the handler has read it; what counts is"
              + " what it has left");

  private static final Misconception SLOW_IS_CLOSED =
      Misconception.of(
          "slow-is-closed-silently",
          "a client whose request takes too long is closed without a word, as if it had not begun"
              + " one; it is to be told");

  private static final Misconception CANCELLED_FAILS =
      Misconception.of(
          "cancelled-has-failed",
          "a handler that is cancelled with its connection is taken for one that has failed, and"
              + " answered 500");

  private static final Misconception LINGERING_IS_IDLE =
      Misconception.of(
          "lingering-is-idle",
          "behind its last response a connection counts as idle, and finish closes it while its"
              + " client may still be sending");

  private static final Misconception FINISHED_IS_CLOSED =
      Misconception.of(
          "finished-does-not-linger",
          "a connection that is finished while it skips a body is closed right behind that, though"
              + " its last response promised more, and its client may be sending the next request");

  static final Misconception EMPTY_LINES =
      Misconception.of(
          "empty-lines-without-an-end",
          "empty lines are skipped, however many there are, and with each the connection has more"
              + " time; one is skipped, and it is no request");

  static final Misconception ALWAYS_PLAIN =
      Misconception.of(
          "errors-are-always-plain",
          "an error is answered in plain text, and not as the renderer of the application has it");

  private static final Misconception NO_LINGERING =
      Misconception.of(
          "closes-while-the-client-sends",
          "the connection is closed right behind the response; if the client is still sending, the"
              + " system resets the connection, and the response may be lost");

  private static final Misconception LINGERS_WITHOUT_NEED =
      Misconception.of(
          "lingers-without-a-response",
          "a connection on which nothing was asked is kept on for a while after its time; there is"
              + " no response that could get lost");

  private static final Misconception CLOSES_POLITELY =
      Misconception.of(
          "closes-what-is-not-read",
          "the client does not read, and its connection is closed: that waits until everything is"
              + " sent, for ever; only abort ends it");

  private static final Misconception UTF8_HEAD =
      Misconception.of(
          "head-is-utf-8", "a head is written in UTF-8; each of its characters is one byte");

  private static final Misconception ONE_WORD =
      Misconception.of(
          "connection-is-one-word",
          "the field Connection is compared as a whole; it is a list of words, in whatever case,"
              + " in requests and in responses");

  private static final Misconception NO_ADDRESS =
      Misconception.of(
          "client-has-no-address",
          "a request does not say from which address it came, although the transport knows");

  private static final Misconception SKIPS_ANYTHING =
      Misconception.of(
          "skips-however-much",
          "a body that nobody wants is read to its end, however large, or waited for although its"
              + " client waits, too");

  static final Misconception HEAD_WITH_BODY =
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

  static final Misconception UNREPORTED =
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
              .forEach(this::note);
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
  @DisplayName("an error that answers HEAD has no body either")
  void anErrorAfterHead() {
    List<String> wrongLength = converse(this::echo, request("HEAD", "/", "Content-Length: x"));
    List<String> wrongExpectation = converse(this::echo, request("HEAD", "/", "Expect: more"));

    observed("the answer to a wrong length", wrongLength)
        .suggests(HEAD_WITH_BODY, seen -> !seen.getLast().isEmpty())
        .shouldSatisfy("no body", seen -> seen.getLast().isEmpty());
    observed("the answer to a wrong expectation", wrongExpectation)
        .suggests(HEAD_WITH_BODY, seen -> !seen.getLast().isEmpty())
        .shouldSatisfy("no body", seen -> seen.getLast().isEmpty());
  }

  @Test
  @DisplayName("each character of a head is one byte")
  void charactersOfAHead() {
    List<String> answer =
        converse(_ -> Response.of(Status.OK).withHeader("X", "gr\u00fc\u00df"), get("/"));

    observed("the response, each byte a character", answer)
        .suggests(UTF8_HEAD, seen -> seen.contains("x: gr\u00c3\u00bc\u00c3\u009f"))
        .shouldBe("HTTP/1.1 200 OK", "content-length: 0", "x: gr\u00fc\u00df", "");
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
        .suggests(
            BODY_FORBIDDEN,
            seen ->
                seen.contains("body")
                    || seen.stream().anyMatch(l -> l.matches("(content-length|transfer).*")))
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
          client.finish().lines().filter(line -> line.matches("(GET|POST) .*")).forEach(this::note);
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
          Client client = connect(this::echo);
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

  @Test
  @DisplayName("an empty line is no request, and gives a connection no more time")
  void timeForAnEmptyLine() {
    runOrName(
        EMPTY_LINES,
        "send an empty line, and nothing else",
        () -> {
          Client client = connect(this::echo);
          pause(50_000);
          client.send("\r\n");
          note("[" + client.receiveAll() + "] at " + time.now());
          client.leave();
        });

    observed("what came, with a limit of 60 s", trace)
        .suggests(EMPTY_LINES, seen -> seen.getFirst().equals("[] at PT1M50S"))
        .shouldBe("[] at PT1M");
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
          Client client = connect(this::echo);
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
        .suggests(THROWS_OTHERWISE, seen -> told.toString().contains("a connection has failed"))
        .shouldBe("answered " + malformed.status(), "close: true");
  }

  @Test
  @DisplayName("a connection that ends by a response goes on reading until its client is done")
  void lingers() {
    run(
        () -> {
          for (String last :
              List.of(
                  "nonsense\r\n\r\n",
                  get("/", "Connection: close"),
                  request("PUT", "/", "Content-Length: 900000"))) {
            Client client = connect(_ -> Response.of(Status.OK));
            client.send(last);
            client.receiveAll();
            pause(1_000);
            note("ended: " + client.served().isDone());
            client.leave();
          }
        });

    observed("a second after nonsense, after close, and after too large a body", trace)
        .suggests(NO_LINGERING, seen -> seen.contains("ended: true"))
        .shouldBe("ended: false", "ended: false", "ended: false");
  }

  @Test
  @DisplayName("a connection that lingers is not idle: to finish it changes nothing")
  void finishedWhileLingering() {
    run(
        () -> {
          var connections = new ArrayList<HttpConnection>();
          Client client = connectAndKeep(connections);
          client.send(get("/", "Connection: close"));
          note("" + statuses(client.receiveAll()));
          connections.getFirst().finish();
          pause(1_000);
          note("ended: " + client.served().isDone());
          client.leave();
        });

    observed("what happened", trace)
        .suggests(LINGERING_IS_IDLE, seen -> seen.equals(List.of("[200]", "ended: true")))
        .shouldBe("[200]", "ended: false");
  }

  /** A client that is always answered 200, and the connection that does so. */
  private Client connectAndKeep(List<HttpConnection> connections) {
    Handler fine = _ -> Response.of(Status.OK);
    return connect(
        (reader, writer) -> {
          var connection =
              new HttpConnection(new Connection(reader, writer), fine, ErrorRenderer.PLAIN, limits);
          connections.add(connection);
          await(connection.serve());
        });
  }

  @Test
  @DisplayName("one that is finished while it skips a body ends as any that ends by a response")
  void finishedWhileSkipping() {
    run(
        () -> {
          var connections = new ArrayList<HttpConnection>();
          Client client = connectAndKeep(connections);
          client.send(request("POST", "/", "Content-Length: 8") + "half");
          note("" + statuses(client.receiveUntil("\r\n\r\n")));
          connections.getFirst().finish();
          pause(1_000);
          note("ended: " + client.served().isDone());
          client.send("half" + get("/next"));
          pause(1_000);
          note("ended: " + client.served().isDone());
          note("then: " + client.receiveAll());
          client.leave();
        });

    observed("before and after the rest of a body that the handler has left", trace)
        .suggests(LINGERING_IS_IDLE, seen -> seen.get(1).equals("ended: true"))
        .suggests(FINISHED_IS_CLOSED, seen -> seen.get(2).equals("ended: true"))
        .shouldBe("[200]", "ended: false", "ended: false", "then: ");
  }

  @Test
  @DisplayName("a head that is too long is answered as soon as it is")
  void aHeadThatIsTooLong() {
    limits = limits.withHead(50, 100, 10);
    run(
        () -> {
          for (String begin :
              List.of("GET /" + "x".repeat(300), get("/", "X: " + "x".repeat(300)))) {
            Client client = connect(this::echo);
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
    List<String> inTheHead = converse(this::echo, "GET / HTTP/1.1\r\nHost");
    List<String> inTheBody =
        converse(this::echo, request("POST", "/", "Content-Length: 9") + "half");

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
        converse(this::echo, get("/1") + get("/2", "Connection: TE ,\tClose", "TE: x") + get("/3"));

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
        converse(this::echo, one + "GET /2 HTTP/1.0\r\n\r\n" + "GET /3 HTTP/1.0\r\n\r\n");

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
  @DisplayName("with HTTP/1.0 keep-alive may be one word of several")
  void keepAliveInAList() {
    List<String> answer =
        converse(
            this::echo,
            "GET /1 HTTP/1.0\r\nConnection: TE, Keep-Alive\r\n\r\n" + "GET /2 HTTP/1.0\r\n\r\n");

    observed("the number of responses", statuses(String.join("\r\n", answer)).size())
        .suggests(ONE_WORD, seen -> seen == 1)
        .shouldBe(2);
  }

  @Test
  @DisplayName("a handler's close may be one word of several, in whatever case")
  void aHandlersCloseInAList() {
    List<String> answer =
        converse(
            _ -> Response.of(Status.OK).withHeader("Connection", "X, Close"), get("/") + get("/"));

    observed("the responses", answer)
        .suggests(ONE_WORD, seen -> statuses(String.join("\r\n", seen)).size() == 2)
        .shouldBe("HTTP/1.1 200 OK", "connection: close", "content-length: 0", "");
  }

  @Test
  @DisplayName("with HTTP/1.0 close is stronger than keep-alive")
  void closeIsStronger() {
    List<String> answer =
        converse(
            this::echo,
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
            "not GET");
    observed("what the exception handler was told", told.size()).shouldBe(0);
  }

  @Test
  @DisplayName("every error is answered as the renderer has it")
  void theRenderer() {
    ErrorRenderer renderer =
        error -> {
          note(error.status().toString());
          return Response.of(error.status()).withHeader("X-Rendered", "yes");
        };
    Handler failing =
        request -> {
          throw request.path().equals("/a")
              ? new HttpError(Status.CONFLICT, "taken")
              : new IOException("a bug");
        };
    run(
        () -> {
          Client client =
              connect(
                  (reader, writer) ->
                      await(
                          new HttpConnection(
                                  new Connection(reader, writer), failing, renderer, limits)
                              .serve()));
          client.send(get("/a") + get("/b") + "nonsense\r\n\r\n");
          lines(client.finish()).stream().filter(l -> l.startsWith("x-r")).forEach(this::note);
          await(client.served());
        });

    observed("what was rendered, and how often it was sent", trace)
        .suggests(ALWAYS_PLAIN, seen -> seen.size() < 6)
        .shouldBe(
            "409 Conflict",
            "500 Internal Server Error",
            "400 Bad Request",
            "x-rendered: yes",
            "x-rendered: yes",
            "x-rendered: yes");
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
  @DisplayName("a body that was answered by an error is no request either")
  void theBodyOfAnError() {
    String body = (get("/smuggled") + " ".repeat(60)).substring(0, 60);
    converse(
        request -> {
          note(request.toString());
          return switch (request.path()) {
            case "/thrown" -> throw new HttpError(Status.NOT_FOUND, "nothing there");
            case "/failed" -> throw new IllegalStateException("a bug");
            case "/made" -> Response.of(Status.UNPROCESSABLE_CONTENT);
            default -> Response.of(Status.OK);
          };
        },
        request("POST", "/thrown", "Content-Length: 60")
            + body
            + request("POST", "/failed", "Content-Length: 60")
            + body
            + request("POST", "/made", "Content-Length: 60")
            + body
            + get("/last"));

    observed("what was handled", trace)
        .suggests(LEFT_AFTER_AN_ERROR, seen -> seen.contains("GET /smuggled"))
        .shouldBe("POST /thrown", "POST /failed", "POST /made", "GET /last");
  }

  @Test
  @DisplayName("after a body that the handler has read the connection is kept")
  void keptAfterReading() {
    List<String> answer =
        converse(
            request -> {
              await(request.body().readAll());
              return Response.of(Status.OK);
            },
            request("POST", "/1", "Content-Length: 5", "Expect: 100-continue")
                + "hello"
                + request("POST", "/2", "Content-Length: 70000")
                + "x".repeat(70_000)
                + get("/3"));

    observed("the statuses", statuses(String.join("\r\n", answer)))
        .suggests(ASKS_EARLY, seen -> seen.size() < 4)
        .shouldBe("100", "200", "200", "200");
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
    List<String> answer = converse(this::echo, get("/", "Expect: a-miracle"));

    observed("the answer", answer.getFirst()).shouldBe("HTTP/1.1 417 Expectation Failed");
  }

  @Test
  @DisplayName("a body that is too large is refused before it is sent")
  void tooLarge() {
    limits = limits.withBodyBytes(10);
    run(
        () -> {
          Client client = connect(this::echo);
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
          Client client = connect(this::echo);
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
  @DisplayName("a connection whose time without a request is over is gone at once")
  void goneAtOnce() {
    run(
        () -> {
          Client client = connect(this::echo);
          note("[" + client.receiveAll() + "] at " + time.now());
          ticks(10);
          note("ended: " + client.served().isDone());
          client.leave();
        });

    observed("what came, and whether the connection has ended", trace)
        .suggests(LINGERS_WITHOUT_NEED, seen -> seen.equals(List.of("[] at PT1M", "ended: false")))
        .shouldBe("[] at PT1M", "ended: true");
  }

  @Test
  @DisplayName("a head that does not end is answered 408, however busy it looks")
  void headTime() {
    runOrName(
        EACH_BYTE,
        "send a head in drops",
        () -> {
          Client client = connect(this::echo);
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
        .suggests(SLOW_IS_CLOSED, seen -> seen.getFirst().equals("[] at PT15S"))
        .suggests(EACH_BYTE, seen -> !seen.getFirst().endsWith("PT15S"))
        .shouldBe("[408] at PT15S");
  }

  @Test
  @DisplayName("a body that comes in drops is answered 408")
  void bodyTime() {
    run(
        () -> {
          Client client = connect(this::echo);
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
  @DisplayName("what a client does not read in time, it does not get later either")
  void cutOffInTheMiddle() {
    run(
        () -> {
          Client client = connectNarrowly(_ -> Response.of(Status.OK, "x/y", new byte[5_000]));
          client.send(get("/"));
          pause(31_000);
          note("ended: " + client.served().isDone());
          note(client.receiveAll().endsWith("[cut off]") ? "cut off" : "all has come");
          client.leave();
        });

    observed("after a limit of 30 s", trace)
        .suggests(CLOSES_POLITELY, seen -> seen.getLast().equals("all has come"))
        .shouldBe("ended: true", "cut off");
  }

  @Test
  @DisplayName("a request knows the address from which it came")
  void theClientsAddress() {
    try (var runner = new Runner()) {
      runner.run(
          async(
              () -> {
                var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
                Handler tell = request -> Response.text("from " + request.client() + "\r\n");
                var server =
                    await(
                        Streams.startServer(
                            (reader, writer) ->
                                await(
                                    new HttpConnection(
                                            new Connection(reader, writer),
                                            tell,
                                            ErrorRenderer.PLAIN,
                                            limits)
                                        .serve()),
                            anyPort));
                try (var client = await(Streams.openConnection(server.address()))) {
                  client.writer().write(bytes(get("/", "Connection: close")));
                  String received = text(await(client.reader().readAll()));
                  var address = client.writer().transport().localAddress();
                  note(received.substring(received.indexOf("from ")).strip());
                  note("from " + address);
                }
                server.close();
                await(server.waitClosed());
              }));
    }

    observed("the address that the handler saw", trace.lines().getFirst())
        .suggests(NO_ADDRESS, seen -> seen.equals("from Optional.empty"))
        .shouldBe(trace.lines().getLast());
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
  void aCancelledConnection() {
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
        .suggests(CANCELLED_FAILS, seen -> seen.toString().contains("HTTP/1.1 500"))
        .suggests(LOOKS_WHOLE, seen -> !seen.contains("[cut off]"))
        .shouldBe("cleaned up", "[cut off]", "cancelled: true");
    observed("what the exception handler was told", told.size()).shouldBe(0);
  }
}
