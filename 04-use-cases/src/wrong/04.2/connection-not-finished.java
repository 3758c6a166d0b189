// Misconception: a channel that is ready to be written to is connected.
// Fails: theLoopGoesOn, aFalseAlarm, refused,
//   untilOneAnswers, noneAnswers, noChannel,
//   clientsSideBySide, aClosedServer,
//   theDemoPrintsWhatItsCPythonTwinPrints, largeMessages
package asyncio.stream;

final class Connector {

  private static Coroutine<Void> connected(SocketChannel channel) {
    return async(
        () -> {
          await(writable(channel));
        });
  }
}
