package asyncio.compare.load;

import asyncio.compare.Guarded;
import asyncio.compare.Model;
import asyncio.compare.OnCompletableFutures;
import asyncio.compare.OnExecutor;
import asyncio.compare.OnLoop;
import asyncio.compare.ProcessModel;
import asyncio.compare.Sequential;
import asyncio.compare.Shared;
import asyncio.compare.ThreadPerJob;
import asyncio.compare.Unguarded;
import asyncio.compare.VirtualThreads;
import asyncio.process.PoolOptions;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;

/** The models, as they are compared. */
public enum Way {
  /** One job after the other. */
  SEQUENTIAL {
    @Override
    Model model() {
      return new Sequential();
    }
  },

  /** A platform thread for each job. */
  THREADS {
    @Override
    Model model() {
      return new ThreadPerJob();
    }
  },

  /** A virtual thread for each job. */
  VIRTUAL {
    @Override
    Model model() {
      return new VirtualThreads();
    }
  },

  /** As many worker processes as there are processors. */
  PROCESSES {
    @Override
    Model model() {
      return new ProcessModel(PoolOptions.allowing("asyncio.compare.load"), JOBS_PER_TRIP);
    }
  },

  /** A pool of threads. */
  EXECUTOR {
    @Override
    Model model() {
      return new OnExecutor(POOL);
    }
  },

  /** Stages on a pool of threads. */
  FUTURES {
    @Override
    Model model() {
      return new OnCompletableFutures(Executors.newFixedThreadPool(POOL));
    }
  },

  /** A structured scope: of a class that needs preview features, so it is looked up by its name. */
  SCOPE {
    @Override
    Model model() throws ReflectiveOperationException {
      return (Model) Class.forName(IN_SCOPE).getConstructor().newInstance();
    }
  },

  /** The loop. */
  LOOP {
    @Override
    Model model() {
      return new OnLoop();
    }
  };

  /** How many threads a pool has: at most as many as CPython's has if it is not told. */
  static final int POOL = 32;

  private static final int JOBS_PER_TRIP = 16;
  private static final String IN_SCOPE = "asyncio.compare.InScope";

  /** The one of this name, in lower case. */
  static Optional<Way> named(String name) {
    return Arrays.stream(values()).filter(way -> way.toString().equals(name)).findFirst();
  }

  /** Makes the model. */
  abstract Model model() throws Exception;

  /** What its jobs may share, or null where they share nothing. */
  Shared<Long> shared() {
    return switch (this) {
      case PROCESSES -> null;
      case SEQUENTIAL, LOOP -> new Unguarded<>(0L); // one thread: nobody comes in between
      default -> new Guarded<>(0L);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
