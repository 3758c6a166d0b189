package asyncio.http;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.OnVirtualTime;
import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.stream.Connection;
import asyncio.stream.MemoryConnection;
import asyncio.stream.StreamReader;
import asyncio.stream.StreamWriter;
import asyncio.stream.WriteBufferLimits;
import asyncio.task.CancelledError;
import asyncio.task.CoroutineAction;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import loopcraft.grader.Todo.NotWrittenYet;

/** What tests of HTTP have in common: clients that send bytes, and look at those that come back. */
abstract class OverHttp extends OnVirtualTime {

  /** What the loop's exception handler was told. */
  protected final List<ExceptionContext> told = new ArrayList<>();

  protected HttpLimits limits = HttpLimits.DEFAULT;

  @Override
  protected void run(CoroutineAction main) {
    try (var runner = new Runner(() -> EventLoop.create(time, time))) {
      runner.loop().setExceptionHandler((_, context) -> told.add(context));
      runner.run(async(main));
    }
  }

  /** What serves a connection, and does not close it. */
  @FunctionalInterface
  protected interface Serving {
    void serve(StreamReader reader, StreamWriter writer) throws Exception;
  }

  /** A client whose connection is served by a handler. */
  protected Client connect(Handler handler) {
    return connect(
        (reader, writer) ->
            await(
                new HttpConnection(
                        new Connection(reader, writer), handler, ErrorRenderer.PLAIN, limits)
                    .serve()));
  }

  /** A client whose connection is served, in a task of its own, and then closed. */
  protected Client connect(Serving serving) {
    return connect(MemoryConnection.pair(64 * 1024, limits.headBytes()), serving);
  }

  /**
   * The same, where little is on its way and little is kept: a client that does not read is noticed
   * after some thousand bytes.
   */
  protected Client connectNarrowly(Handler handler) {
    limits = limits.withHead(200, 200, 10);
    var pair = MemoryConnection.pair(64, limits.headBytes());
    pair.there().writer().transport().setWriteBufferLimits(new WriteBufferLimits(64, 16));
    return connect(
        pair,
        (reader, writer) ->
            await(
                new HttpConnection(
                        new Connection(reader, writer), handler, ErrorRenderer.PLAIN, limits)
                    .serve()));
  }

  private Client connect(MemoryConnection pair, Serving serving) {
    Task<Void> served =
        start(
            "serving",
            () -> {
              try (Connection connection = pair.there()) {
                serving.serve(connection.reader(), connection.writer());
              } catch (CancelledError | NotWrittenYet notAFailure) {
                throw notAFailure;
              } catch (Throwable failure) {
                told.add(new ExceptionContext("a connection has failed", failure, null));
              }
            });
    return new Client(pair.here(), served);
  }

  /**
   * One side of a connection, and the task that serves the other.
   *
   * @param end the client's
   * @param served ends with the connection
   */
  protected record Client(Connection end, Task<Void> served) {

    void send(String text) {
      end.writer().write(bytes(text));
    }

    /** What comes next, up to and with this. */
    String receiveUntil(String text) {
      return text(await(end.reader().readUntil(bytes(text))));
    }

    /** All that comes until the server ends what it sends; {@code [cut off]} if it was aborted. */
    String receiveAll() {
      var all = new StringBuilder();
      try {
        byte[] some;
        do {
          some = await(end.reader().read(1024), IOException.class);
          all.append(text(some));
        } while (some.length > 0);
      } catch (IOException reset) {
        all.append("[cut off]");
      }
      return all.toString();
    }

    /** Ends what this side sends, and returns all that comes until the other side has, too. */
    String finish() {
      end.writer().writeEof();
      String received = receiveAll();
      end.close();
      return received;
    }

    /** Closes the connection, and waits until the server has noticed. */
    void leave() {
      end.close();
      try {
        await(served);
      } catch (CancelledError cancelled) {
        // That is how it ended.
      }
    }
  }

  /** Sends something on a connection of its own, and returns all that was answered. */
  protected List<String> converse(Handler handler, String requests) {
    var received = new ArrayList<String>();
    run(
        () -> {
          Client client = connect(handler);
          client.send(requests);
          received.addAll(lines(client.finish()));
          await(client.served());
        });
    return received;
  }

  protected static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  protected static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** A request of HTTP/1.1 without a body, with more fields if there are any. */
  protected static String get(String target, String... fields) {
    return request("GET", target, fields);
  }

  protected static String request(String method, String target, String... fields) {
    var request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: test\r\n");
    for (String field : fields) {
      request.append(field).append("\r\n");
    }
    return request.append("\r\n").toString();
  }

  /**
   * What a server sent, line by line, without the dates. The order of a head's fields means
   * nothing: they are sorted, with their names in lower case.
   */
  protected static List<String> lines(String sent) {
    var lines = new ArrayList<String>();
    var fields = new ArrayList<String>();
    boolean inHead = false;
    for (String line : sent.split("\r\n", -1)) {
      if (line.startsWith("HTTP/1.1 ")) {
        lines.add(line);
        inHead = true;
      } else if (!inHead) {
        // A body may end in a line feed, and the next response follow at once.
        List<String> texts = line.lines().toList();
        lines.addAll(texts.isEmpty() ? List.of("") : texts);
        inHead = lines.getLast().startsWith("HTTP/1.1 ");
      } else if (line.isEmpty()) {
        fields.stream().filter(field -> !field.startsWith("date: ")).sorted().forEach(lines::add);
        fields.clear();
        lines.add(line);
        inHead = false;
      } else {
        int colon = Math.max(0, line.indexOf(':'));
        fields.add(line.substring(0, colon).toLowerCase() + line.substring(colon));
      }
    }
    lines.addAll(fields);
    if (lines.getLast().isEmpty()) {
      lines.removeLast();
    }
    return lines;
  }

  /** The codes of all status lines. */
  protected static List<String> statuses(String sent) {
    return Arrays.stream(sent.split("\r\n"))
        .filter(line -> line.startsWith("HTTP/1.1 "))
        .map(line -> line.substring(9, 12))
        .toList();
  }

  /** A handler that answers with what it was asked, and the body. */
  protected Response echo(Request request) {
    note(request.toString());
    String body = text(await(request.body().readAll()));
    return Response.text(request + (body.isEmpty() ? "" : " " + body) + "\r\n");
  }
}
