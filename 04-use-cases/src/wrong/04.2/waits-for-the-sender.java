// Misconception: a queue is emptied before it is thrown away.
// Fails: sentNothingMore
package asyncio.stream;

import asyncio.sync.QueueShutDown;

public final class ChatRoom {

  private record Member(String name, StreamWriter writer, Queue<String> waiting) {

    Coroutine<Void> send() {
      return async(
          () -> {
            try {
              while (true) {
                writer.write(line(await(waiting.get())));
                await(writer.drain(), IOException.class);
              }
            } catch (IOException | QueueShutDown nothingMore) {
            }
          });
    }
  }

  private Coroutine<Void> attend(Member member, StreamReader reader) {
    return taskGroup(
        (TaskGroup group) -> {
          tellAll("* " + member.name + " has joined");
          members.put(member.name, member);
          Task<Void> sender = group.createTask(member.send());
          try {
            listen(member, reader);
          } finally {
            leave(member);
            member.waiting.shutdown();
          }
        });
  }
}
