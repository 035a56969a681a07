# The service in a container: one replica, or the whole of a small ledger. It runs with a read-only root: what it writes
# lies in /data, a volume, and for the time of a `verify` in /tmp.

# The same tag in all three stages; .nvmrc names its release line.
FROM node:24.14.0-bookworm-slim AS build
WORKDIR /shilu
COPY package.json package-lock.json .npmrc ./
COPY web/package.json web/
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json nest-cli.json ./
COPY projections projections
COPY src src
COPY web web
RUN npm run build

# What runs in service: nothing of the pages' packages, which are bundled, and no tool of a developer.
FROM node:24.14.0-bookworm-slim AS dependencies
WORKDIR /shilu
COPY package.json package-lock.json .npmrc ./
COPY web/package.json web/
RUN npm ci --omit=dev --workspaces=false --ignore-scripts --no-audit --no-fund

FROM node:24.14.0-bookworm-slim
ENV NODE_ENV=production \
    SHILU_DATA_DIR=/data \
    SHILU_HOST=0.0.0.0
WORKDIR /shilu
COPY LICENSE package.json ./
COPY bin bin
COPY --from=dependencies /shilu/node_modules node_modules
COPY --from=build /shilu/dist dist
# The account `node` of the base image. A volume that is made here has this owner; files of secrets have to have it too.
RUN install -d -o 1000 -g 1000 -m 0700 /data
USER 1000:1000
VOLUME /data
EXPOSE 3170
STOPSIGNAL SIGTERM
# Following a long log comes before the first answer, hence the wait. Whether it records is asked at /health/ready.
HEALTHCHECK --interval=10s --timeout=5s --start-period=10m --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.SHILU_PORT || 3170}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "bin/shilu.js"]
CMD ["serve"]
