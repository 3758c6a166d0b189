package asyncio.service.demo;

import static asyncio.Asyncio.await;

import asyncio.stream.StreamReader;
import asyncio.stream.StreamWriter;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What goes over a connection: one line of JSON each way. */
final class Wire {

  private static final JsonMapper JSON = new JsonMapper();

  private Wire() {}

  /**
   * A request.
   *
   * @param what is asked for
   * @param timeoutMillis how much time the caller has left; null if it does not say
   */
  record Ask(String what, Long timeoutMillis) {}

  /**
   * What comes back: an answer, or why there is none.
   *
   * @param answer null if there is none
   * @param error which kind of failure it is; null if there is an answer
   * @param message says more about a failure
   */
  record Reply(String answer, String error, String message) {}

  static void write(StreamWriter writer, Object message) throws IOException {
    writer.write((JSON.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8));
    await(writer.drain(), IOException.class);
  }

  static <T> T read(StreamReader reader, Class<T> type) throws IOException {
    byte[] line = await(reader.readLine(), IOException.class);
    if (line.length == 0) {
      throw new EOFException("the connection was closed");
    }
    try {
      return JSON.readValue(line, type);
    } catch (JacksonException notJson) {
      throw new IOException("not a message: " + notJson.getOriginalMessage(), notJson);
    }
  }
}
