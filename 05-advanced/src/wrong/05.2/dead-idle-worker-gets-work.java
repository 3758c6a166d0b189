// Misconception: what ends while it is idle is noticed when it is used.
// Fails: endsWhileIdle, endsThisMoment
package asyncio.process;

final class Dispatcher {

  private void forgetEnded() {
    workers.keySet().removeIf(worker -> worker.ended().isDone());
  }
}
