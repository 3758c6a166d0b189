// Misconception: what waits belongs on a loop.
// Fails: manyWait, fewWait
package asyncio.compare;

public final class Choice {

  public static Advice advise(Situation situation) {
    if (situation.mayCrash()) {
      return Advice.of(Reason.CRASHES, Kind.PROCESSES);
    }
    if (situation.inOrder()) {
      return Advice.of(Reason.ORDER, Kind.SEQUENTIAL);
    }
    if (situation.work() == Work.COMPUTES) {
      return advice(
          situation, Reason.PROCESSORS, EnumSet.of(Kind.EXECUTOR, Kind.COMPLETABLE_FUTURES));
    }
    boolean awaits = situation.work() == Work.WAITS && !situation.callsBlock();
    if (awaits) {
      return Advice.of(
          situation.shareState() || situation.repeatable()
              ? Reason.ONE_THREAD
              : Reason.CHEAP_WAITING,
          Kind.LOOP);
    }
    Set<Kind> models = EnumSet.of(Kind.VIRTUAL_THREADS, Kind.SCOPE);
    if (situation.atOnce() <= FEW) {
      models.addAll(EnumSet.of(Kind.PLATFORM_THREADS, Kind.EXECUTOR, Kind.COMPLETABLE_FUTURES));
    }
    return advice(situation, Reason.CHEAP_WAITING, models);
  }
}
