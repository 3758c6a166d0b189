// Misconception: a channel that is ready to be written to is connected.
// Fails: Connecting.theLoopGoesOn, Connecting.aFalseAlarm, Connecting.refused,
//   Connecting.untilOneAnswers, Connecting.noneAnswers, Connecting.noChannel,
//   Serving.clientsSideBySide, Serving.aClosedServer,
//   Serving.theDemoPrintsWhatItsCPythonTwinPrints, Serving.largeMessages
package asyncio.stream;

final class Connector {

  private static Coroutine<Void> connected(SocketChannel channel) {
    return async(
        () -> {
          await(writable(channel));
        });
  }
}
