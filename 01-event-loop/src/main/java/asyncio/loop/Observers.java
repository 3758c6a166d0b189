package asyncio.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A loop's observers, as one observer; none at all is a null, so that nobody pays for it. */
final class Observers {

  private List<LoopObserver> all = List.of();
  private LoopObserver current;

  LoopObserver current() {
    return current;
  }

  void add(LoopObserver observer) {
    var more = new ArrayList<>(all);
    more.add(observer);
    replace(more);
  }

  void remove(LoopObserver observer) {
    var fewer = new ArrayList<>(all);
    fewer.remove(observer);
    replace(fewer);
  }

  private void replace(List<LoopObserver> observers) {
    all = List.copyOf(observers);
    current =
        switch (all.size()) {
          case 0 -> null;
          case 1 -> all.getFirst();
          default -> new Several(all);
        };
  }

  private record Several(List<LoopObserver> observers) implements LoopObserver {

    @Override
    public void scheduled(Handle handle) {
      each(observer -> observer.scheduled(handle));
    }

    @Override
    public void beforeCallback(Handle handle) {
      each(observer -> observer.beforeCallback(handle));
    }

    @Override
    public void afterCallback(Handle handle) {
      each(observer -> observer.afterCallback(handle));
    }

    @Override
    public void beforePoll(long timeoutNanos) {
      each(observer -> observer.beforePoll(timeoutNanos));
    }

    @Override
    public void afterPoll() {
      each(LoopObserver::afterPoll);
    }

    @Override
    public void beforeStep(Object task) {
      each(observer -> observer.beforeStep(task));
    }

    @Override
    public void created(Object made) {
      each(observer -> observer.created(made));
    }

    @Override
    public void failed(Object future, Throwable failure) {
      each(observer -> observer.failed(future, failure));
    }

    @Override
    public void opened(Object resource, BooleanSupplier isOpen) {
      each(observer -> observer.opened(resource, isOpen));
    }

    @Override
    public void wrongThread(Object used) {
      each(observer -> observer.wrongThread(used));
    }

    @Override
    public ExceptionContext reporting(ExceptionContext context) {
      ExceptionContext told = context;
      for (LoopObserver observer : observers) {
        told = observer.reporting(told);
      }
      return told;
    }

    @Override
    public void closing() {
      each(LoopObserver::closing);
    }

    private void each(Consumer<LoopObserver> event) {
      observers.forEach(event);
    }
  }
}
