FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json tsconfig.build.json ./
COPY README.md README.zh-CN.md LICENSE ./
COPY scripts ./scripts
COPY bin ./bin
COPY src ./src
COPY workers ./workers
COPY rubrics ./rubrics
COPY web ./web
COPY fixtures/reports/docx ./fixtures/reports/docx
RUN npm ci && npm pack --pack-destination /tmp

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY .npmrc ./
COPY --from=build /tmp/jishen-*.tgz /tmp/jishen.tgz
# The packed tarball in an empty folder: no development tools come along.
RUN npm init -y > /dev/null && npm install --omit=dev /tmp/jishen.tgz && rm /tmp/jishen.tgz && npm cache clean --force
# A new volume takes over who owns the folder.
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 8080
ENTRYPOINT ["node", "/app/node_modules/jishen/bin/jishen.js"]
CMD ["--help"]
