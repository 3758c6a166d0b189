package asyncio.http;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.timeout;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import asyncio.sync.Event;
import asyncio.task.CancelledError;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Grades(value = "04.3", part = 6, points = 8, seconds = 6)
@DisplayName("04.3 A web server, part 4: streaming")
class StreamingTest extends OverHttp {

  static final Misconception LENGTH_OVERFLOWS =
      Misconception.of(
          "length-overflows",
          "a length of many digits is reckoned until it is small again; it is too large");

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
          "waits-for-the-whole-chunk", "a piece of a body is kept back until its chunk is whole");

  private static final Misconception SIZE_LATE =
      Misconception.of(
          "size-is-judged-by-its-bytes",
          "a chunk is too large when its bytes have come; its size said so before, and a client"
              + " that sends no more is waited for");

  private static final Misconception LONG_IS_MALFORMED =
      Misconception.of(
          "too-long-is-malformed",
          "a line that is too long is answered 400, as if it was wrong; what is right and too much"
              + " has a status of its own");

  private static final Misconception CHUNK_IN_PIECES =
      Misconception.of(
          "chunk-in-pieces",
          "a chunk goes out in several writes, and what another task writes gets in between");

  private static final Misconception STILL_WAITS =
      Misconception.of(
          "waits-for-the-client-for-ever",
          "the stream is over, and a task still waits for its client to go; a connection that is"
              + " kept has one more with each stream");

  private static final Misconception LEFT_BEHIND =
      Misconception.of(
          "producer-is-left-behind",
          "the connection has ended, and its producer is still cleaning up: it was cancelled, and"
              + " nobody waited for it");

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

  static final Misconception FAILED_LOOKS_WHOLE =
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

  /** Sends chunks to the echo handler. */
  private List<String> echoed(String chunks) {
    return converse(this::echo, request("POST", "/", "Transfer-Encoding: chunked") + chunks);
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
        arguments("a line feed in an extension", LINE_FEED_IN_CHUNKS, 400, "5;a\nb\r\nhello\r\n"),
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
          Client client = connect(this::echo);
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
  @DisplayName("a chunk that is too large is refused by its size, before any of it has come")
  void refusedByItsSize() {
    run(
        () -> {
          Client client = connect(request -> Response.text(text(await(request.body().readAll()))));
          client.send(request("POST", "/", "Transfer-Encoding: chunked") + "100001\r\n");
          String answer = client.receiveUntil("\r\n").strip();
          note(answer + " at " + time.now());
          client.leave();
        });

    observed("the answer to a size that is too large, and nothing more", trace)
        .suggests(SIZE_LATE, seen -> !seen.getLast().endsWith(" at PT0S"))
        .shouldBe("HTTP/1.1 413 Content Too Large at PT0S");
  }

  @Test
  @DisplayName("a line that is too long for the reader is too much, and not malformed")
  void tooLongForTheReader() {
    var answers = new ArrayList<String>();
    for (String chunks : List.of("5;" + "x".repeat(50_000), "0\r\nX: " + "y".repeat(50_000))) {
      run(
          () -> {
            Client client = connect(this::echo);
            client.send(request("POST", "/", "Transfer-Encoding: chunked") + chunks);
            answers.addAll(statuses(client.receiveAll()));
            client.leave();
          });
    }

    observed("the answers to a long extension, and to a long trailer", answers)
        .suggests(LONG_IS_MALFORMED, seen -> seen.contains("400"))
        .suggests(ENDLESS_EXTRAS, seen -> seen.contains("200"))
        .shouldBe("431", "431");
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
          lines(client.receiveUntil("\r\n\r\n")).forEach(this::note);
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
  @DisplayName("several may write at once, and each chunk stays whole")
  void severalWriters() {
    run(
        () -> {
          Client client =
              connectNarrowly(
                  _ ->
                      events(
                          out ->
                              await(
                                  gather(
                                      out.write(bytes("a".repeat(500))),
                                      out.write(bytes("b".repeat(500))),
                                      out.write(bytes("c".repeat(500)))))));
          client.send(get("/"));
          client.receiveUntil("\r\n\r\n");
          pause(1_000);
          client.end().writer().writeEof();
          client.receiveAll().replaceAll("([a-c])\\1+", "$1").lines().forEach(this::note);
          client.leave();
        });

    observed("the lines of the body, each letter once", trace)
        .suggests(CHUNK_IN_PIECES, seen -> seen.size() > 3 && !seen.get(1).matches("[a-c]"))
        .shouldBe("1f4", "a", "1f4", "b", "1f4", "c", "0", "");
  }

  @Test
  @DisplayName("a stream that has ended leaves no task behind, although its client stays")
  void nothingIsLeft() {
    run(
        () -> {
          Client client = connect(_ -> events(out -> await(out.write(bytes("x")))));
          for (int i = 0; i < 3; i++) {
            client.send(get("/"));
            client.receiveUntil("0\r\n\r\n");
          }
          ticks(5);
          note("tasks beside this one and the connection's: " + (allTasks().size() - 2));
          client.leave();
        });

    observed("what three streams have left", trace)
        .suggests(STILL_WAITS)
        .shouldBe("tasks beside this one and the connection's: 0");
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
        .suggests(KeepAliveTest.UNREPORTED)
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
        .suggests(KeepAliveTest.UNREPORTED)
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

    observed("what happened", trace).suggests(KeepAliveTest.HEAD_WITH_BODY).shouldBeEmpty();
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
                              note("to be cleaned up at " + time.now());
                              pause(1_000);
                              note("cleaned up at " + time.now());
                            }
                          }));
          client.send(get("/"));
          client.receiveUntil("first\r\n");
          pause(3_000);
          client.served().cancel();
          ended(client.served());
          note("the connection is cancelled: " + client.served().isCancelled());
          client.leave();
        });

    observed("what happened", trace)
        .suggests(LEFT_BEHIND, StreamingTest::endsBeforeItsProducer)
        .suggests(PRODUCES_FOR_NOBODY, seen -> !seen.contains("to be cleaned up at PT3S"))
        .shouldBe(
            "to be cleaned up at PT3S", "cleaned up at PT4S", "the connection is cancelled: true");
    observed("what the exception handler was told", told.size()).shouldBe(0);
  }

  private static boolean endsBeforeItsProducer(List<String> seen) {
    int end = seen.indexOf("the connection is cancelled: true");
    return seen.contains("to be cleaned up at PT3S")
        && end >= 0
        && !seen.subList(0, end).contains("cleaned up at PT4S");
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
