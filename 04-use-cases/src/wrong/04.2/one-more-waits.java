// Misconception: a message that somebody has in hand does not wait.
// Fails: asManyAsMayWait, theNextOfThatName
package asyncio.stream;

public final class ChatRoom {

  private record Member(String name, StreamWriter writer, Queue<String> waiting) {

    Coroutine<Void> send() {
      return async(
          () -> {
            try {
              while (true) {
                String message = await(waiting.get());
                await(writer.drain(), IOException.class);
                writer.write(line(message));
              }
            } catch (IOException connectionLost) {
            }
          });
    }
  }
}
