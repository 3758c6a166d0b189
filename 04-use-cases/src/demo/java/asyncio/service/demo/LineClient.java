package asyncio.service.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.stream.Streams.openConnection;

import asyncio.service.Call;
import asyncio.service.Deadline;
import asyncio.service.ServiceError;
import asyncio.service.ServiceError.Kind;
import asyncio.service.demo.Wire.Ask;
import asyncio.service.demo.Wire.Reply;
import asyncio.stream.Connection;
import asyncio.task.Coroutine;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.OptionalLong;

/**
 * Asks a service over a connection of its own, and tells it how much time there is. Who cancels the
 * call closes the connection.
 */
record LineClient(InetSocketAddress address) implements Call<String, String> {

  @Override
  public Coroutine<String> call(String what) {
    return async(
        () -> {
          try (var connection = connect()) {
            OptionalLong millis = Deadline.millisToSend();
            Wire.write(
                connection.writer(), new Ask(what, millis.isPresent() ? millis.getAsLong() : null));
            return answerOf(Wire.read(connection.reader(), Reply.class));
          } catch (IOException lost) {
            throw new ServiceError(Kind.BROKEN, lost.getMessage());
          }
        });
  }

  private Connection connect() {
    try {
      return await(openConnection(address), IOException.class);
    } catch (IOException notReached) {
      throw new ServiceError(Kind.UNAVAILABLE, notReached.getMessage());
    }
  }

  private static String answerOf(Reply reply) {
    if (reply.error() == null) {
      return reply.answer();
    }
    throw new ServiceError(Kind.valueOf(reply.error()), reply.message());
  }
}
