// Misconception: a job that also waits is a job that waits.
// Fails: both
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
    boolean awaits = !situation.callsBlock();
    if (awaits && (situation.shareState() || situation.repeatable())) {
      return Advice.of(Reason.ONE_THREAD, Kind.LOOP);
    }
    Set<Kind> models = EnumSet.of(Kind.VIRTUAL_THREADS, Kind.SCOPE);
    if (situation.atOnce() <= FEW) {
      models.addAll(EnumSet.of(Kind.PLATFORM_THREADS, Kind.EXECUTOR, Kind.COMPLETABLE_FUTURES));
    }
    if (awaits) {
      models.add(Kind.LOOP);
    }
    return advice(situation, Reason.CHEAP_WAITING, models);
  }
}
