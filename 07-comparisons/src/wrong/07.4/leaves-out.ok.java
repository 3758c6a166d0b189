// Alternative: begins with all models, and leaves out what does not fit.
package asyncio.compare;

public final class Choice {

  public static Advice advise(Situation situation) {
    var models = EnumSet.allOf(Kind.class);
    Reason why;
    if (situation.mayCrash()) {
      why = Reason.CRASHES;
      models.removeIf(model -> model != Kind.PROCESSES);
    } else if (situation.inOrder()) {
      why = Reason.ORDER;
      models.removeIf(model -> model != Kind.SEQUENTIAL);
    } else {
      models.removeAll(EnumSet.of(Kind.PROCESSES, Kind.SEQUENTIAL));
      boolean onLoop = situation.work() == Work.WAITS && !situation.callsBlock();
      if (!onLoop) {
        models.remove(Kind.LOOP);
      }
      if (situation.work() == Work.COMPUTES) {
        why = Reason.PROCESSORS;
        models.removeAll(EnumSet.of(Kind.PLATFORM_THREADS, Kind.VIRTUAL_THREADS, Kind.SCOPE));
      } else if (onLoop && (situation.shareState() || situation.repeatable())) {
        why = Reason.ONE_THREAD;
        models.removeIf(model -> model != Kind.LOOP);
      } else {
        why = Reason.CHEAP_WAITING;
        if (situation.atOnce() > FEW) {
          models.removeAll(
              EnumSet.of(Kind.PLATFORM_THREADS, Kind.EXECUTOR, Kind.COMPLETABLE_FUTURES));
        }
      }
      if (situation.endTogether()) {
        models.remove(Kind.COMPLETABLE_FUTURES);
      }
    }
    return new Advice(models, why);
  }
}
